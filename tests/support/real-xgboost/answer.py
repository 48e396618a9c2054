"""Answers requests about XGBoost: a JSON object a line in, a JSON object a line out, until the input ends.

train:   {"do": "train", "params": {}, "rounds": 1, "data": DATA, "watch": DATA?, "earlyStopping": 5?}
         -> {"model": "JSON text", "trainedMs": 1.0, "losses": [one a round, of the watched rows]}
predict: {"do": "predict", "model": "JSON text", "data": DATA, "explain": true?}
         -> {"margins": [], "answers": [], "byPath": [], "byShapley": []}
DATA:    {"rowCount", "featureCount", "rowStart", "indices", "values", "labels"?, "weights"?, "baseMargin"?}

Rows are CSR: what is absent is missing. Everything runs in one thread.
"""

import json
import os
import sys
import tempfile
import time

import numpy
import scipy.sparse
import xgboost

xgboost.set_config(verbosity=0)


def matrix(data):
    rows = scipy.sparse.csr_matrix(
        (
            numpy.array(data["values"], dtype=numpy.float32),
            numpy.array(data["indices"], dtype=numpy.int32),
            numpy.array(data["rowStart"], dtype=numpy.int32),
        ),
        shape=(data["rowCount"], data["featureCount"]),
    )
    made = xgboost.DMatrix(rows, nthread=1)
    if data.get("labels") is not None:
        made.set_label(data["labels"])
    if data.get("weights") is not None:
        made.set_weight(data["weights"])
    if data.get("baseMargin") is not None:
        margin = numpy.array(data["baseMargin"], dtype=numpy.float32)
        made.set_base_margin(margin.reshape(data["rowCount"], -1))
    return made


def in_file(act):
    with tempfile.TemporaryDirectory() as folder:
        return act(os.path.join(folder, "model.json"))


def saved(booster):
    def act(path):
        booster.save_model(path)
        with open(path, encoding="utf-8") as file:
            return file.read()

    return in_file(act)


def loaded(model):
    def act(path):
        with open(path, "w", encoding="utf-8") as file:
            file.write(model)
        booster = xgboost.Booster({"nthread": 1})
        booster.load_model(path)
        return booster

    return in_file(act)


def train(request):
    data = matrix(request["data"])
    watch = [] if request.get("watch") is None else [(matrix(request["watch"]), "watched")]
    losses = {}
    started = time.perf_counter()
    booster = xgboost.train(
        {"nthread": 1, **request["params"]},
        data,
        request["rounds"],
        evals=watch,
        evals_result=losses,
        early_stopping_rounds=request.get("earlyStopping"),
        verbose_eval=False,
    )
    took_ms = (time.perf_counter() - started) * 1000
    watched = list(losses["watched"].values())[-1] if watch else []
    return {"model": saved(booster), "trainedMs": took_ms, "losses": watched}


def predict(request):
    booster = loaded(request["model"])
    data = matrix(request["data"])

    def numbers(**options):
        return booster.predict(data, **options).ravel().tolist()

    answer = {"margins": numbers(output_margin=True), "answers": numbers()}
    if request.get("explain"):
        answer["byPath"] = numbers(pred_contribs=True, approx_contribs=True)
        answer["byShapley"] = numbers(pred_contribs=True)
    return answer


for line in sys.stdin:
    request = json.loads(line)
    try:
        answer = {"train": train, "predict": predict}[request["do"]](request)
    except Exception as error:  # The one who asked is told, whatever it was.
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
