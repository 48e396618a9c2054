import type { Vocabulary } from '#ml/features/vocabulary.ts';
import { linearMargins } from './softmax-regression.ts';
import type { LinearModel } from './softmax-regression.ts';
import type { SparseRows } from './sparse-rows.ts';
import { addTreeMargins } from './tree.ts';
import type { Tree } from './tree.ts';

/** Everything that the graph of a classifier is made of. margin = linear + Σ trees; probability = softmax(margin / temperature). */
export interface ModelParts {
  readonly vocabulary: Vocabulary;
  readonly linear: LinearModel;
  readonly trees: readonly Tree[];
  readonly temperature: number;
}

/** The trainer's own margins of rows: what the served graph has to agree with. */
export function modelMargins({ linear, trees }: ModelParts, rows: SparseRows): Float64Array {
  const margins = linearMargins(linear, rows);
  addTreeMargins(trees, rows, margins, linear.classCount);
  return margins;
}
