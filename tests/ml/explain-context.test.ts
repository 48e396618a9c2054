import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { alertContextSchema } from '#domain/history.ts';
import { attributeByPath } from '#ml/boosting/attribute-by-path.ts';
import { predictMargins } from '#ml/boosting/predict-margins.ts';
import { explainContext } from '#ml/explain-context.ts';
import { contextVectorOf, knownColumns } from '#ml/features/context.ts';
import { contextRowsOf } from '#ml/training/context-rows.ts';
import { fitContext } from '#ml/training/fit-context.ts';
import { simulatedHistory } from '#ml/training/simulated-history.ts';

const history = simulatedHistory({ world: 5, seed: 1, count: 300, from: new Date('2026-01-01T00:00:00Z') });
const contexts = history.map(({ context }) => contextVectorOf(context));
const targets = new Float32Array(history.length * classes.length);
for (const [row, { label }] of history.entries()) if (label) targets[row * classes.length + classes.indexOf(label)] = 1;
const { trees } = fitContext(new Float64Array(targets.length), contexts, targets);
const attribute = attributeByPath(trees);

test('splits what the trees add exactly: contributions and bias add up to it, for every record and class', () => {
  const added = predictMargins(trees, contextRowsOf(contexts));
  for (const [row, { context }] of history.slice(0, 8).entries()) {
    const known = knownColumns(contexts[row]!);
    const biases = classes.map((_, c) => attribute(known, c, 0).bias);
    const ofRow = added.subarray(row * classes.length, (row + 1) * classes.length);
    const mean = (numbers: Iterable<number>): number => [...numbers].reduce((sum, n) => sum + n, 0) / classes.length;
    for (const c of classes.keys()) {
      const sum = explainContext(attribute, known, context, c).reduce((total, { weight }) => total + weight, 0);
      expect(sum + biases[c]! - mean(biases)).toBeCloseTo(ofRow[c]! - mean(ofRow), 4);
    }
  }
});

test('names a release that was minutes ago', () => {
  const context = alertContextSchema.parse({ service: 'birch', at: '2026-03-03T14:00:00Z', minutesSinceDeployment: 6 });
  const crashLoop = classes.indexOf('application.crash_loop');
  const reasons = explainContext(attribute, knownColumns(contextVectorOf(context)), context, crashLoop);
  expect(reasons.map(({ what }) => what)).toContain('deployed 6 minutes ago');
});
