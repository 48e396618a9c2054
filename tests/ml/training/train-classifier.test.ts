import { expect, test } from 'vitest';
import { trainClassifier } from '#ml/training/train-classifier.ts';
import { toyAlerts } from './rows.ts';

const data = { examples: toyAlerts(20, 4), rules: [], outsiders: [] };
const train = () => trainClassifier(data, () => undefined);

test('gives the same model for the same data', () => {
  expect(train()).toEqual(train());
});

test('says whether trees were kept, and keeps them only when they helped', () => {
  const lines: string[] = [];
  const { parts } = trainClassifier(data, (line) => lines.push(line));
  const said = lines.find((line) => line.startsWith('out of fold'));
  expect(said).toContain(parts.trees.length > 0 ? 'trees kept' : 'trees left out');
});

test('calibrates: temperature, threshold and least known share are there and in range', () => {
  const { parts, threshold, leastKnownShare } = train();
  expect(parts.temperature).toBeGreaterThan(0.1);
  expect(threshold).toBeLessThanOrEqual(1);
  expect(leastKnownShare).toBeGreaterThanOrEqual(0);
});

test('refuses data of fewer sources than folds', () => {
  expect(() => trainClassifier({ ...data, examples: toyAlerts(20, 2) }, () => undefined)).toThrow(/folds/);
});
