import { expect, test } from 'vitest';
import { trainClassifier } from '#ml/training/train-classifier.ts';
import { toyAlerts } from './rows.ts';

const data = { examples: toyAlerts(20, 4), rules: [], history: [], outsiders: [] };
const train = () => trainClassifier(data, () => undefined);

test('gives the same model for the same data', () => {
  expect(train()).toEqual(train());
});

test('learns nothing of circumstances without a history, and says so', () => {
  const lines: string[] = [];
  const { parts } = trainClassifier(data, (line) => lines.push(line));
  expect(parts.context).toBeNull();
  expect(lines).toContain('circumstances: 0 past incidents; circumstances are learned from 100 on');
});

test('calibrates: temperature, threshold and least known share are there and in range', () => {
  const { parts, calibration } = train();
  const { threshold, leastKnownShare } = calibration;
  expect(parts.temperature).toBeGreaterThan(0.1);
  expect(threshold).toBeLessThanOrEqual(1);
  expect(leastKnownShare).toBeGreaterThanOrEqual(0);
});

test('refuses data of fewer sources than folds', () => {
  expect(() => trainClassifier({ ...data, examples: toyAlerts(20, 2) }, () => undefined)).toThrow(/folds/);
});
