import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { learnFromHistory } from '#ml/training/learn-from-history.ts';
import { readTrackRecord } from '#ml/track-record/track-record-file.ts';

test('writes the track record, and says why the rules still judge severity', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'learn-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const record = {
    id: 'INC-1',
    alert: { name: 'A' },
    context: { at: '2026-01-05T03:00:00Z', service: 'claims' },
    runbook: { name: 'restart', helped: true },
  };
  const history = join(folder, 'history.jsonl');
  await writeFile(history, `${JSON.stringify(record)}\n`);
  const lines: string[] = [];
  await learnFromHistory(join(folder, 'model'), history, (line) => lines.push(line));
  expect(lines.join()).toContain('The rules judge severity');
  expect(await readdir(join(folder, 'model'))).toEqual(['track-record.json']);
  expect(await readTrackRecord(join(folder, 'model'))).toMatchObject({ until: new Date('2026-01-05T03:00:00Z') });
});
