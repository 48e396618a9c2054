import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCausePriors } from '#ml/root-cause/cause-priors-file.ts';
import { learnPriors } from '#ml/root-cause/learn-priors.ts';
import { learnFromHistory } from '#ml/training/learn-from-history.ts';
import { readTrackRecord } from '#ml/track-record/track-record-file.ts';

const record = {
  id: 'INC-1',
  alert: { name: 'A' },
  context: { at: '2026-01-05T03:00:00Z', service: 'claims' },
  runbook: { name: 'restart', helped: true },
};

async function learnFrom(...records: readonly object[]) {
  const folder = await mkdtemp(join(tmpdir(), 'learn-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const history = join(folder, 'history.jsonl');
  await writeFile(history, records.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const lines: string[] = [];
  await learnFromHistory(join(folder, 'model'), history, (line) => lines.push(line));
  return { folder, lines };
}

test('writes the track record, and says why the rules still judge severity and the catalogue the causes', async () => {
  const { folder, lines } = await learnFrom(record);
  expect(lines.join()).toContain('The rules judge severity');
  expect(lines.join()).toContain('no past incident names both its class and its cause');
  expect(await readdir(join(folder, 'model'))).toEqual(['track-record.json']);
  expect(await readTrackRecord(join(folder, 'model'))).toMatchObject({ until: new Date('2026-01-05T03:00:00Z') });
});

test('learns which causes are usual from the incidents that name class and cause, and says from how many', async () => {
  const named = { ...record, label: 'application.oom_kill', cause: 'memory_leak' };
  const { folder, lines } = await learnFrom(record, named, { ...named, id: 'INC-2', cause: 'memoryleak' });
  expect(lines.at(-1)).toContain('from 2 past incidents that name their cause, of 1 class; something else in 1.');
  expect(lines.at(-1)).toContain('"memoryleak"');
  const priors = await readCausePriors(join(folder, 'model'));
  expect(priors?.['application.oom_kill']).toEqual(
    learnPriors([
      { label: 'application.oom_kill', cause: 'memory_leak' },
      { label: 'application.oom_kill', cause: 'other' },
    ])['application.oom_kill'],
  );
});
