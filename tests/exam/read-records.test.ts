import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRecords } from './read-records.ts';
import { testRecord } from './test-record.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-exam-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const written = async (name: string, lines: readonly string[]): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, lines.map((line) => `${line}\n`).join(''));
  return file;
};

test('reads what was written', async () => {
  const record = testRecord({ told: { cause: 'dns_failure', confidence: 0.9 }, findings: { dns_errors_high: true } });
  const file = await written('good.jsonl', [JSON.stringify(record), '', JSON.stringify(record)]);
  expect(await readRecords(file)).toEqual([record, record]);
});

test('names the line and the field that is wrong', async () => {
  const record = testRecord({});
  const wrong = JSON.stringify({ ...record, cpuMs: 'much' });
  const file = await written('wrong.jsonl', [JSON.stringify(record), wrong]);
  await expect(readRecords(file)).rejects.toThrow(/line 2.*cpuMs/s);
});

test('names the line that is no JSON', async () => {
  const file = await written('broken.jsonl', ['{"plan":']);
  await expect(readRecords(file)).rejects.toThrow(/line 1/);
});
