import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { crossValidate } from '#ml/training/cross-validate.ts';
import { wholeRows } from '#ml/training/fit.ts';
import { toyAlerts } from './rows.ts';

const linearOptions = { l2: 1e-3, maxIterations: 40 };
const right = (margins: Float64Array, row: number): boolean => {
  const ofRow = margins.subarray(row * classes.length, (row + 1) * classes.length);
  return classes[ofRow.indexOf(Math.max(...ofRow))] === rows[row]?.label;
};
const alerts = toyAlerts(24, 4);
const stranger = alerts.slice(0, 6).map((labelled) => ({
  ...labelled,
  alert: { ...labelled.alert, name: 'zxq', summary: 'vbn jkl zxq', expression: '' },
  source: 'stranger',
}));
const rows = wholeRows([...alerts, ...stranger], 'rule');
const validation = crossValidate(rows, { foldCount: 4, linear: linearOptions }, () => undefined);

test('answers for every row', () => {
  const known = [...rows.keys()].filter((row) => rows[row]?.source !== 'stranger');
  expect(known.filter((row) => right(validation.margins, row)).length / known.length).toBeGreaterThan(0.9);
});

test('never lets a model see the source that it is asked about: a stranger’s own words are unknown to it', () => {
  const sharesOf = (strange: boolean): number[] =>
    [...rows.entries()]
      .filter(([, { source }]) => (source === 'stranger') === strange)
      .map(([row]) => validation.knownShare[row] ?? 0);
  expect(Math.max(...sharesOf(true))).toBe(0);
  expect(Math.min(...sharesOf(false))).toBeGreaterThan(0.5);
});
