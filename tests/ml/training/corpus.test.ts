import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isPermissive, readCorpus } from '#ml/training/corpus.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corpus-'));
});
afterEach(() => rm(folder, { recursive: true }));

const rule = {
  id: 'r1',
  repo: 'acme/rules',
  license: 'MIT',
  alertname: 'DiskFull',
  expr: 'disk_used > 0.9',
  summary: 'Disk is full',
  description: null,
  labels: { severity: 'warning', odd: 1 },
};
const write = async (rules: string, labels: string): Promise<void> => {
  await writeFile(join(folder, 'rules.jsonl'), rules);
  await writeFile(join(folder, 'labels.tsv'), labels);
};

test('reads rules with their labels, alternatives, repository and licence', async () => {
  await write(`${JSON.stringify(rule)}\n`, 'r1\tinfrastructure.disk_pressure\tinfrastructure.storage_volume\n');
  expect(await readCorpus(folder)).toEqual([
    {
      alert: {
        name: 'DiskFull',
        summary: 'Disk is full',
        description: '',
        labels: { severity: 'warning' },
        annotations: {},
        expression: 'disk_used > 0.9',
      },
      label: 'infrastructure.disk_pressure',
      alternatives: ['infrastructure.storage_volume'],
      source: 'acme/rules',
      licence: 'MIT',
    },
  ]);
});

test('leaves out a rule without a label', async () => {
  await write(`${JSON.stringify(rule)}\n`, '');
  expect(await readCorpus(folder)).toEqual([]);
});

test.each([
  ['{', 'r1\tdata.backup_failure\t', /rules\.jsonl line 1: not JSON/],
  [JSON.stringify({ ...rule, alertname: 4 }), 'r1\tdata.backup_failure\t', /rules\.jsonl line 1: alertname/],
  [JSON.stringify(rule), 'r1\tdata.lost\t', /labels\.tsv line 1: "data\.lost" is not a class/],
])('names file, line and field of %s / %s', async (rules, labels, message) => {
  await write(rules, labels);
  await expect(readCorpus(folder)).rejects.toThrow(message);
});

test.each(['Apache-2.0', 'MIT', 'BSD-3-Clause', 'CC0-1.0', 'CC-BY-4.0'])('may learn from %s', (licence) => {
  expect(isPermissive(licence)).toBe(true);
});

test.each(['GPL-3.0-or-later', 'AGPL-3.0-only', 'AGPL-3.0-only/Apache-2.0', 'Elastic-2.0', 'MPL-2.0', ''])(
  'may not learn from %j',
  (licence) => {
    expect(isPermissive(licence)).toBe(false);
  },
);
