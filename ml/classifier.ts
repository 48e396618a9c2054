import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Alert } from '#domain/alert.ts';
import { classes } from '#domain/classification.ts';
import type { Classification } from '#domain/classification.ts';
import type { AlertContext } from '#domain/history.ts';
import { explainerOf } from './explain-answer.ts';
import { contextVectorOf, contextWidth } from './features/context.ts';
import { judgeAnswer } from './judge-answer.ts';
import { ModelError } from './model-error.ts';
import { readModelFile } from './model-file.ts';
import type { ModelFile } from './model-file.ts';
import { readerOf } from './read-item.ts';
import type { ClassifierItem, ReadItem } from './read-item.ts';
import { batchOf } from './sparse-batch.ts';

/** A classification with the probabilities of all classes, in the taxonomy's order. */
export interface Prediction {
  readonly classification: Classification;
  readonly probabilities: Float32Array;
}

/** A model in service. */
export interface Classifier {
  /** Which model answers, e.g. `alert-classifier@3f2a…`. */
  readonly model: string;
  /**
   * What the alert is about, how sure that is, and why; `unknown` below the model's threshold or when the alert is too strange. A context counts only
   * with a model that learned from a history, and no context is as good as none known.
   */
  classify(alert: Alert, context?: AlertContext | null): Promise<Classification>;
  /** What `classify` says of each, in their order; judged in batches, giving way to other work between them. */
  classifyAll(items: readonly ClassifierItem[]): Promise<readonly Classification[]>;
  /** Gives the session's memory back; the classifier answers no more. */
  close(): Promise<void>;
}

/** A classifier that also tells how probable each class is. */
export interface DetailedClassifier extends Classifier {
  /** What `classifyAll` says, with the probabilities of all classes. */
  predictAll(items: readonly ClassifierItem[]): Promise<readonly Prediction[]>;
}

/** Alerts judged in one go: few enough to be done in milliseconds. */
const batchSize = 32;

/** Loads a model folder (see model-file.ts) into one ONNX session of one thread. Throws a ModelError when the folder cannot be served. */
export async function loadClassifier(folder: string): Promise<DetailedClassifier> {
  const file = await readModelFile(folder);
  const [readItem, explainAnswer] = [readerOf(file), explainerOf(file)];
  const session = await InferenceSession.create(file.graph, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  });
  const predictBatch = async (items: readonly ClassifierItem[]): Promise<readonly Prediction[]> => {
    const read = items.map(readItem);
    const answer = await session.run(feedsOf(read, file));
    const [margins, probabilities] = [answer['margin']?.data, answer['probability']?.data];
    if (!(margins instanceof Float32Array) || !(probabilities instanceof Float32Array)) {
      throw new ModelError('model_inconsistent', 'The graph gave no margins and probabilities.');
    }
    return read.map((item, row) => {
      const [from, to] = [row * classes.length, (row + 1) * classes.length];
      const answer = { item, margins: margins.subarray(from, to), probabilities: probabilities.slice(from, to) };
      return {
        classification: judgeAnswer(answer, file, explainAnswer),
        probabilities: answer.probabilities,
      };
    });
  };
  const predictAll = async (items: readonly ClassifierItem[]): Promise<readonly Prediction[]> => {
    const predictions: Prediction[] = [];
    for (let from = 0; from < items.length; from += batchSize) {
      predictions.push(...(await predictBatch(items.slice(from, from + batchSize))));
    }
    return predictions;
  };
  return {
    model: file.description.id,
    async classify(alert, context = null) {
      const [prediction] = await predictBatch([{ alert, context }]);
      if (prediction === undefined) throw new ModelError('model_inconsistent', 'The graph gave no answer.');
      return prediction.classification;
    },
    classifyAll: async (items) => (await predictAll(items)).map(({ classification }) => classification),
    predictAll,
    close: async () => session.release(),
  };
}

function feedsOf(items: readonly ReadItem[], { contextTrees }: ModelFile): Record<string, Tensor> {
  const batch = batchOf(items.map(({ vector }) => vector));
  const feeds = {
    indices: new Tensor('int32', batch.indices, batch.shape),
    values: new Tensor('float32', batch.values, batch.shape),
  };
  if (contextTrees === null || contextTrees.trees.length === 0) return feeds;
  const contexts = new Float32Array(items.length * contextWidth);
  for (const [row, { context }] of items.entries()) contexts.set(contextVectorOf(context), row * contextWidth);
  return { ...feeds, context: new Tensor('float32', contexts, [items.length, contextWidth]) };
}
