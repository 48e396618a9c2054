import { expect, test } from 'vitest';
import { ablate } from '#ml/exam/ablate.ts';
import { crossExamine } from '#ml/exam/cross-examine.ts';
import { wholeRows, withBlindRows } from '#ml/training/fit.ts';
import { toyAlerts } from '#tests/ml/training/rows.ts';

const rows = withBlindRows(wholeRows(toyAlerts(16, 4), 'rule'));
const options = { foldCount: 4, linear: { l2: 1e-3, maxIterations: 15 } };
const examined = crossExamine(rows, options, () => undefined);

test('answers for every row in its place', () => {
  expect(examined.answers.map(({ source, label }) => [source, label])).toEqual(
    rows.map(({ source, label }) => [source, label]),
  );
});

test('asks each row of models that had not seen its source: a source whose labels are all swapped is told wrong', () => {
  const swapped = rows.map((row) =>
    row.source === 'source-0' && row.label === 'application.high_latency'
      ? ({ ...row, label: 'security.malware_intrusion' } as const)
      : row,
  );
  const { answers } = crossExamine(swapped, options, () => undefined);
  const ofSwapped = answers.filter(({ label }) => label === 'security.malware_intrusion');
  expect(ofSwapped.length).toBeGreaterThan(0);
  expect(ofSwapped.every(({ fair }) => !fair)).toBe(true);
});

test('is the same for equal rows', () => {
  expect(crossExamine(rows, options, () => undefined).answers).toEqual(examined.answers);
});

test('refuses fewer sources than folds', () => {
  expect(() => crossExamine(rows, { ...options, foldCount: 5 }, () => undefined)).toThrow(/5 folds of 4 sources/);
});

test('shows what a group of features is worth: without the words nothing is told by words', () => {
  const blind = rows.filter(({ view }) => view === 'whole');
  const onlyWords = blind.map((row) => ({
    ...row,
    occurrences: row.occurrences.filter(({ block }) => block === 'word'),
  }));
  const whole = crossExamine(onlyWords, options, () => undefined).answers;
  const ablations = ablate(
    onlyWords,
    whole,
    () => true,
    options,
    () => undefined,
  );
  expect(ablations.map(({ without }) => without)).toEqual(['words of name and texts']);
  expect(ablations[0]?.worth.value).toBeGreaterThan(0.3);
  expect(ablations[0]?.worth.low).toBeLessThanOrEqual(ablations[0]?.worth.value ?? 0);
});
