import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Alert } from '#domain/alert.ts';
import { classes } from '#domain/classification.ts';
import type { Classification } from '#domain/classification.ts';
import { alertTextOf } from './alert-text.ts';
import { explain, reasonsIn } from './explain.ts';
import { vectorOf } from './features/features.ts';
import { occurrencesIn } from './features/occurrences.ts';
import { floatTensorIn } from './graph-weights.ts';
import { ModelError } from './model-error.ts';
import { readModelFile } from './model-file.ts';
import { familiarityOf, noveltyReason } from './novelty.ts';
import { batchOf } from './sparse-batch.ts';

const shownClasses = 3;
const shownReasons = 5;

/** A model in service. */
export interface Classifier {
  /** Which model answers, e.g. `alert-classifier@3f2a…`. */
  readonly model: string;
  /** What the alert is about, how sure that is, and why; `unknown` below the model's threshold or when the alert is too strange. */
  classify(alert: Alert): Promise<Classification>;
  /** Gives the session's memory back; the classifier answers no more. */
  close(): Promise<void>;
}

/** Loads a model folder (see model-file.ts) into one ONNX session of one thread. Throws a ModelError when the folder cannot be served. */
export async function loadClassifier(folder: string): Promise<Classifier> {
  const { description, vocabulary, graph } = await readModelFile(folder);
  const weights = floatTensorIn(graph, 'weights');
  const session = await InferenceSession.create(graph, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  });
  return {
    model: description.id,
    async classify(alert) {
      const occurrences = occurrencesIn(alertTextOf(alert));
      const vector = vectorOf(occurrences, vocabulary);
      const batch = batchOf([vector]);
      const answer = await session.run({
        indices: new Tensor('int32', batch.indices, batch.shape),
        values: new Tensor('float32', batch.values, batch.shape),
      });
      const top = mostProbable(answer['probability']?.data);
      const first = top[0];
      if (first === undefined) throw new ModelError('model_inconsistent', 'The graph gave no probabilities.');
      const contributions = explain(
        occurrences,
        vector,
        vocabulary,
        weights,
        classes.length,
        classes.indexOf(first.label),
      );
      const abstained =
        noveltyReason(familiarityOf(occurrences, vocabulary), description.leastKnownShare) ??
        lowConfidenceReason(first.probability, description.threshold);
      return {
        label: abstained === null ? first.label : 'unknown',
        confidence: first.probability,
        top: top.slice(0, shownClasses),
        reasons: reasonsIn(contributions, shownReasons),
        abstained,
        model: description.id,
      };
    },
    close: async () => session.release(),
  };
}

function mostProbable(probabilities: Tensor.DataType | undefined): Classification['top'] {
  if (!(probabilities instanceof Float32Array)) return [];
  return classes
    .map((label, c) => ({ label, probability: Math.min(1, Math.max(0, probabilities[c] ?? 0)) }))
    .sort((a, b) => b.probability - a.probability);
}

function lowConfidenceReason(confidence: number, threshold: number): string | null {
  if (confidence >= threshold) return null;
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  return `its best guess has a confidence of ${percent(confidence)}, below the ${percent(threshold)} at which the model answers`;
}
