import { expect, test } from 'vitest';
import { wholeRows } from '#ml/training/fit.ts';
import { rowWeights } from '#ml/training/row-weights.ts';
import { toyAlerts } from './rows.ts';

const alerts = toyAlerts(30, 2);
const [rare] = alerts;
const rows = wholeRows(
  [
    ...alerts.filter(({ label }) => label !== rare?.label),
    ...alerts.filter(({ label }) => label === rare?.label).slice(0, 3),
  ],
  'rule',
);
const weights = rowWeights(rows);
const weightOf = (label: string): number => weights[rows.findIndex((row) => row.label === label)]!;

test('lifts a rare class, without letting it count as much as a common one', () => {
  const common = rows.find(({ label }) => label !== rare?.label)!.label;
  expect(weightOf(rare!.label)).toBeGreaterThan(weightOf(common));
  expect(3 * weightOf(rare!.label)).toBeLessThan(30 * weightOf(common));
});

test('holds a large repository down', () => {
  const large = wholeRows(
    toyAlerts(30, 2).map((alert, at) => ({ ...alert, source: at % 9 === 0 ? 'small' : 'large' })),
    'rule',
  );
  const both = rowWeights(large);
  const of = (source: string): number =>
    both[large.findIndex((row) => row.source === source && row.label === rare?.label)]!;
  expect(of('small')).toBeGreaterThan(of('large'));
});

test('weighs 1 in the mean', () => {
  expect(weights.reduce((sum, weight) => sum + weight, 0) / weights.length).toBeCloseTo(1, 9);
});
