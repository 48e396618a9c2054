import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { somethingElse } from '#domain/confirmation.ts';
import type { HistoryRecord } from '#domain/history.ts';
import { readJsonFile } from '#ml/read-json-file.ts';
import type { CausePriors } from './cause-priors.ts';
import { causeRecordOf, causeRecordSchema, type CauseRecord } from './cause-record.ts';
import { priorsOf } from './learn-priors.ts';

/** In a model's folder, where a team's history names causes. */
export const causePriorsFile = 'cause-priors.json';

/**
 * The counts and not the shares that follow from them, so that shares are always those of the catalogue in use. An id that was no cause of the
 * catalogue when it was counted is refused, and so is a class and cause that stands there twice.
 */
const causePriorsFileSchema = causeRecordSchema
  .unwrap()
  .extend({
    version: z.literal(1),
    /** Incidents that name both class and cause, and the time of the latest. */
    incidents: z.int().positive(),
    until: z.coerce.date(),
  })
  .superRefine(({ causes, counts, incidents }, problems) => {
    const nameable = new Set([...causes, somethingElse]);
    const seen = new Set<string>();
    for (const [at, { class: label, cause }] of counts.entries()) {
      const path = ['counts', at, 'cause'];
      const key = `${label} ${cause}`;
      if (!nameable.has(cause)) problems.addIssue({ code: 'custom', path, message: `"${cause}" is not in causes` });
      if (seen.has(key))
        problems.addIssue({ code: 'custom', path, message: `"${cause}" of ${label} stands there twice` });
      seen.add(key);
    }
    const counted = counts.reduce((sum, count) => sum + count.incidents, 0);
    if (counted !== incidents) {
      const message = `${incidents}, but the counts add up to ${counted}`;
      problems.addIssue({ code: 'custom', path: ['incidents'], message });
    }
  })
  .readonly();
export type CausePriorsFile = z.infer<typeof causePriorsFileSchema>;

/**
 * What a team's history says of the causes of each class, by the catalogue in use; null where the folder has no such file. Throws a ModelError that
 * names the field where it is not sound.
 */
export async function readCausePriors(folder: string): Promise<CausePriors | null> {
  const file = await readJsonFile(folder, causePriorsFile, causePriorsFileSchema);
  return file === null ? null : priorsOf(file);
}

/** Counts a history and writes `cause-priors.json`; where no record names both class and cause, removes the one that is there and returns null. */
export async function writeCausePriors(
  folder: string,
  records: readonly HistoryRecord[],
): Promise<CausePriorsFile | null> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, causePriorsFile);
  const file = fileOf(causeRecordOf(records), records);
  if (file === null) await rm(path, { force: true });
  else await writeFile(path, `${JSON.stringify(file)}\n`);
  return file;
}

function fileOf(record: CauseRecord, records: readonly HistoryRecord[]): CausePriorsFile | null {
  const taught = records.filter(({ label, cause }) => label !== null && cause !== null);
  if (taught.length === 0) return null;
  const latestMs = taught.reduce((latest, { context }) => Math.max(latest, context.at.getTime()), 0);
  return { version: 1, incidents: taught.length, until: new Date(latestMs), ...record };
}
