import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTrackRecord, writeTrackRecord } from '#ml/track-record/track-record-file.ts';
import { simulatedHistory } from '#tests/ml/severity/simulated-history.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'track-record-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('is read back as it was written, up to the latest incident', async () => {
  const history = simulatedHistory(20, 1);
  const written = await writeTrackRecord(folder, history.toReversed());
  expect(written?.until).toEqual(history.at(-1)?.context.at);
  expect(await readTrackRecord(folder)).toEqual(written);
});

it('is not there without a history', async () => {
  expect(await writeTrackRecord(folder, [])).toBeNull();
  expect(await readTrackRecord(folder)).toBeNull();
});

it('is refused with the field that is wrong', async () => {
  const counts = [{ class: 'application.oomkill', service: null, incidents: 1, escalated: 0 }];
  const file = { version: 1, until: '2026-03-01T00:00:00Z', escalations: counts, runbooks: [] };
  await writeFile(join(folder, 'track-record.json'), JSON.stringify(file));
  await expect(readTrackRecord(folder)).rejects.toThrow(/track-record\.json in .*: escalations\.0\.class/);
});
