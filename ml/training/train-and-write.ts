import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { classes } from '#domain/classification.ts';
import { featuresVersion } from '#ml/features/features.ts';
import { descriptionFile, graphFile, sha256 } from '#ml/model-file.ts';
import type { ModelDescription } from '#ml/model-file.ts';
import { isPermissive, readCorpus } from './corpus.ts';
import { writtenExamples } from './examples.ts';
import { encodeGraph } from './graph.ts';
import { modelCard } from './model-card.ts';
import { trainClassifier } from './train-classifier.ts';
import type { TrainingData } from './train-classifier.ts';

export interface TrainingOrder {
  /** Folder of a rule corpus (`rules.jsonl`, `labels.tsv`); without it the model learns from the written examples alone. */
  readonly corpus?: string;
  /** Folder to write the model to; made if it does not exist. */
  readonly out: string;
  readonly seed: number;
  /** Receives a line now and then. */
  readonly log: (line: string) => void;
}

/** Model card's file name, beside the model. */
const cardFile = 'MODEL-CARD.md';

/**
 * Trains and writes `alert-classifier.onnx`, `alert-classifier.json` and `MODEL-CARD.md`; returns the description that was written. Equal data and
 * seed give equal bytes. Takes a few minutes of one core with the corpus and blocks the event loop: not for the server's own thread.
 */
export async function trainAndWrite({ corpus, out, seed, log }: TrainingOrder): Promise<ModelDescription> {
  const data = await trainingData(corpus, seed);
  const trained = trainClassifier(data, log);
  const { parts, threshold, leastKnownShare, exams, examsBySource } = trained;
  const graph = encodeGraph(parts);
  const graphSha256 = sha256(graph);
  const vocabulary = {
    features: [...parts.vocabulary.features],
    idf: Array.from(parts.vocabulary.idf, (idf) => Number(idf.toFixed(4))),
  };
  const identity = sha256(JSON.stringify([graphSha256, vocabulary, featuresVersion, threshold, leastKnownShare]));
  const description: ModelDescription = {
    id: `alert-classifier@${identity.slice(0, 12)}`,
    featuresVersion,
    classes: [...classes],
    temperature: parts.temperature,
    threshold,
    leastKnownShare,
    graphSha256,
    training: { seed, examples: data.examples.length, rules: data.rules.length, trees: parts.trees.length },
    exams: { ...exams },
    vocabulary,
  };
  await mkdir(out, { recursive: true });
  await writeFile(join(out, graphFile), graph);
  await writeFile(join(out, descriptionFile), `${JSON.stringify(description)}\n`);
  await writeFile(join(out, cardFile), modelCard(description, data, examsBySource));
  log(`wrote ${description.id} to ${out}`);
  return description;
}

/** Rules under permissive licences are learned from; of the others, those of repositories not learned from at all are examined. */
async function trainingData(corpus: string | undefined, seed: number): Promise<TrainingData> {
  const all = corpus === undefined ? [] : await readCorpus(corpus);
  const rules = all.filter(({ licence }) => isPermissive(licence));
  const learnedFrom = new Set(rules.map(({ source }) => source));
  return {
    examples: await writtenExamples(seed),
    rules,
    outsiders: all.filter(({ source }) => !learnedFrom.has(source)),
  };
}
