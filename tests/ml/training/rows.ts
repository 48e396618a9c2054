import { classes } from '#domain/classification.ts';
import type { AlertClass } from '#domain/classification.ts';
import type { LabelledAlert } from '#ml/training/labelled-alert.ts';
import { pick, seededRandom } from '#ml/training/random.ts';
import type { SparseRows } from '#ml/training/sparse-rows.ts';
import { sparseRowsOf } from '#ml/training/sparse-rows.ts';
import { textOf } from '#tests/ml/alerts.ts';

/** Random sparse rows; every value is positive. */
export function randomRows(rowCount: number, featureCount: number, seed: number): SparseRows {
  const random = seededRandom(seed);
  const vectors = Array.from({ length: rowCount }, () => {
    const indices = Array.from({ length: featureCount }, (_, index) => index).filter(() => random() < 0.3);
    return { indices: Int32Array.from(indices), values: Float32Array.from(indices, () => 0.1 + random()) };
  });
  return sparseRowsOf(vectors, featureCount);
}

const vocabularyOfClass = {
  'infrastructure.disk_pressure': ['disk', 'filesystem', 'inodes', 'space'],
  'application.high_latency': ['latency', 'slow', 'duration', 'percentile'],
  'data.database_connections': ['database', 'connections', 'pool', 'clients'],
} as const satisfies Partial<Record<AlertClass, readonly string[]>>;

/** A toy training set that is easy to learn: three classes with words of their own, in `sourceCount` sources. */
export function toyAlerts(perClass: number, sourceCount: number, seed = 5): readonly LabelledAlert[] {
  const random = seededRandom(seed);
  return classes.flatMap((label) => {
    const words = Object.entries(vocabularyOfClass).find(([name]) => name === label)?.[1];
    if (words === undefined) return [];
    return Array.from({ length: perClass }, (_, at) => ({
      alert: textOf({
        name: `${pick(words, random)}_${pick(words, random)}`,
        summary: `${pick(words, random)} ${pick(words, random)}`,
        expression: random() < 0.5 ? `${pick(words, random)}_total > 1` : '',
      }),
      label,
      alternatives: [],
      source: `source-${at % sourceCount}`,
      licence: 'MIT',
    }));
  });
}
