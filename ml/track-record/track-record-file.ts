import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { HistoryRecord } from '#domain/history.ts';
import { escalationCountSchema, runbookCountSchema } from '#domain/track-record.ts';
import { readJsonFile } from '#ml/read-json-file.ts';
import { trackRecordOf } from './track-record-of.ts';

/** In a model's folder: what a team's history says in counts. */
export const trackRecordFile = 'track-record.json';

export const trackRecordFileSchema = z
  .object({
    version: z.literal(1),
    /** The latest incident counted here: of the store only later ones are added, so that none is counted twice. */
    until: z.coerce.date(),
    escalations: z.array(escalationCountSchema).readonly(),
    runbooks: z.array(runbookCountSchema).readonly(),
  })
  .readonly();
export type TrackRecordFile = z.infer<typeof trackRecordFileSchema>;

/** Reads a folder's track record; null where it has none. Throws a ModelError that names the field where it is not sound. */
export async function readTrackRecord(folder: string): Promise<TrackRecordFile | null> {
  return await readJsonFile(folder, trackRecordFile, trackRecordFileSchema);
}

/** Counts a history and writes `track-record.json` into the folder. Without records it writes nothing and returns null. */
export async function writeTrackRecord(
  folder: string,
  records: readonly HistoryRecord[],
): Promise<TrackRecordFile | null> {
  if (records.length === 0) return null;
  const latestMs = records.reduce((latest, { context }) => Math.max(latest, context.at.getTime()), 0);
  const file: TrackRecordFile = { version: 1, until: new Date(latestMs), ...trackRecordOf(records) };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, trackRecordFile), `${JSON.stringify(file)}\n`);
  return file;
}
