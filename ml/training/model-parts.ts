import type { Vocabulary } from '#ml/features/vocabulary.ts';
import { applyConfidenceCurve } from './confidence-curve.ts';
import type { ConfidenceCurve } from './confidence-curve.ts';
import { withContext } from './context-part.ts';
import type { ContextPart } from './context-part.ts';
import { linearMargins } from './softmax-regression.ts';
import type { LinearModel } from './softmax-regression.ts';
import { softmax } from './softmax.ts';
import type { SparseRows } from './sparse-rows.ts';

/**
 * Everything that the graph of a classifier is made of: probability = the confidence curve on softmax(linear margin / temperature); where there
 * is a context, the softmax of what `withContext` says.
 */
export interface ModelParts {
  readonly vocabulary: Vocabulary;
  readonly linear: LinearModel;
  readonly temperature: number;
  readonly curve: ConfidenceCurve;
  /** Null in a model that learned from no history. */
  readonly context: ContextPart | null;
}

/** The trainer's own probabilities of rows (rows × classes): what the served graph has to agree with. */
export function modelProbabilities(
  { linear, temperature, context, curve }: ModelParts,
  rows: SparseRows,
  contexts: readonly (Float32Array | null)[],
): Float64Array {
  const tempered = linearMargins(linear, rows).map((margin) => margin / temperature);
  const { classCount } = linear;
  const probabilities = applyConfidenceCurve(curve, softmax(tempered, classCount, 1));
  if (context === null) return probabilities;
  const informed = softmax(withContext(context, tempered, contexts), classCount, 1);
  for (const [row, known] of contexts.entries()) {
    const [from, to] = [row * classCount, (row + 1) * classCount];
    if (known !== null) probabilities.set(informed.subarray(from, to), from);
  }
  return probabilities;
}
