import type { TrainingRow } from './fit.ts';

/** How far rare classes are lifted and large sources held down; chosen by cross-validation by repository on the rule corpus. */
const classExponent = 0.4;
const sourceExponent = 0.3;

/**
 * What each row weighs in training: more the rarer its class (the corpus has 400 rules on broken monitoring, a team has not), less the more rows its
 * repository brings (one author's habits are not the field's). The mean weight is 1.
 */
export function rowWeights(rows: readonly TrainingRow[]): Float64Array {
  const ofClass = countBy(rows, ({ label }) => label);
  const ofSource = countBy(rows, ({ source }) => source);
  const weights = Float64Array.from(rows, ({ label, source, kind }) => {
    const lifted = (ofClass.get(label) ?? 1) ** -classExponent;
    switch (kind) {
      case 'rule':
        return lifted * ((ofSource.get(source) ?? 1) / usualSource) ** -sourceExponent;
      case 'example':
        return lifted * exampleWeight;
      case 'history':
        return lifted;
    }
  });
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}

/** Rows of a repository that weigh 1 each, and what an example written for this project weighs beside them. */
const usualSource = 50;
const exampleWeight = 0.6;

function countBy(rows: readonly TrainingRow[], keyOf: (row: TrainingRow) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}
