import { contextWidth, knownColumns } from '#ml/features/context.ts';
import type { SparseRows } from './sparse-rows.ts';
import { sparseRowsOf } from './sparse-rows.ts';

/** Contexts as trees take rows: what is not known is absent. */
export function contextRowsOf(contexts: readonly Float32Array[]): SparseRows {
  return sparseRowsOf(contexts.map(knownColumns), contextWidth);
}
