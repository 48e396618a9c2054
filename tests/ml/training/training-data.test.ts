import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { trainingData, trainingRows } from '#ml/training/training-data.ts';
import { writeCorpus } from '#tests/ml/toy-corpus.ts';
import { toyAlerts } from './rows.ts';

async function corpus() {
  const folder = await mkdtemp(join(tmpdir(), 'data-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const licenceOf = { 'source-0': 'MIT', 'source-1': 'GPL-3.0-only', 'source-2': 'Apache-2.0' } as Record<
    string,
    string
  >;
  const alerts = toyAlerts(6, 3).map((alert) => ({ ...alert, licence: licenceOf[alert.source] ?? 'MIT' }));
  return writeCorpus(folder, alerts);
}

test('learns from permissive licences alone, and examines on repositories that nothing was learned from', async () => {
  const { rules, outsiders } = await trainingData({ corpus: await corpus(), seed: 1, perFamily: 1 });
  expect(new Set(rules.map(({ source }) => source))).toEqual(new Set(['source-0', 'source-2']));
  expect(new Set(outsiders.map(({ source }) => source))).toEqual(new Set(['source-1']));
});

test('learns from any licence when asked to', async () => {
  const { rules, outsiders } = await trainingData({ corpus: await corpus(), seed: 1, perFamily: 1, anyLicence: true });
  expect({ rules: rules.length, outsiders: outsiders.length }).toEqual({ rules: 18, outsiders: 0 });
});

test('learns from the written examples where there is nothing else, whole and without their expressions', async () => {
  const data = await trainingData({ seed: 1, perFamily: 1 });
  expect(data).toMatchObject({ rules: [], history: [], outsiders: [] });
  const rows = trainingRows(data);
  expect(rows.filter(({ view }) => view === 'whole')).toHaveLength(data.examples.length);
  expect(rows.some(({ view }) => view === 'blind')).toBe(true);
});
