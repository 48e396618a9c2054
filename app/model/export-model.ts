import { writeXgboostJson } from '#ml/boosting/xgboost-json/write-xgboost-json.ts';
import { exportXgboost } from '#ml/exchange/export-xgboost.ts';
import { readModelFile } from '#ml/model-file.ts';

/** What is to be printed of a model, and what of the model is not in it. */
export interface Exported {
  readonly content: string | Uint8Array;
  readonly leftOut: readonly string[];
}

/** A model folder in another tool's format. Throws a ModelError where the folder cannot be served. */
export async function exportModel(folder: string, format: 'xgboost-json' | 'onnx'): Promise<Exported> {
  const file = await readModelFile(folder);
  switch (format) {
    case 'onnx':
      return { content: file.graph, leftOut: [] };
    case 'xgboost-json': {
      const { booster, leftOut } = exportXgboost(file);
      return { content: `${writeXgboostJson(booster)}\n`, leftOut };
    }
  }
}
