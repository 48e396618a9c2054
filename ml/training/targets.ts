import { classes } from '#domain/classification.ts';
import type { LabelledAlert } from './labelled-alert.ts';

/** What an acceptable alternative weighs beside the label; measured on the corpus by its authors' anchors and kept. */
const alternativeWeight = 0.4;

/** Soft labels, rowCount × classCount: 1 for the label, 0.4 for each acceptable alternative. */
export function targetsOf(examples: readonly LabelledAlert[]): Float32Array {
  const targets = new Float32Array(examples.length * classes.length);
  for (const [row, { label, alternatives }] of examples.entries()) {
    for (const other of alternatives) targets[row * classes.length + classes.indexOf(other)] = alternativeWeight;
    targets[row * classes.length + classes.indexOf(label)] = 1;
  }
  return targets;
}

/** The positions of the classes that a careful responder would accept, for each row. */
export function acceptableOf(examples: readonly LabelledAlert[]): readonly ReadonlySet<number>[] {
  return examples.map(
    ({ label, alternatives }) => new Set([label, ...alternatives].map((accepted) => classes.indexOf(accepted))),
  );
}
