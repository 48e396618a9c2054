import type { Writable } from 'node:stream';
import { policyOf, readSettings } from '#app/config.ts';
import { lineWriter } from '#app/lines/line-writer.ts';
import { settingsSchema } from '#app/settings.ts';
import { readHistory } from '#incidents/read-history.ts';
import { openDatabase } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { usualFile } from './usual-file.ts';

export type HistoryWritten =
  | { readonly kind: 'written'; readonly count: number }
  /** The configuration cannot be read. */
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Writes the past incidents of an installation's database, a record a line. The database is that of DATABASE_URL, else the embedded one of `folder`, else the one that
 * the configuration names. One that does not answer is thrown.
 */
export async function writeHistory(
  file: string,
  folder: string | undefined,
  output: Writable,
): Promise<HistoryWritten> {
  const { settings, problems } = await readSettings(file, file !== usualFile);
  const [wrong] = problems;
  // Without an installation's file, tiers and flows of services are not known, but the incidents are.
  const absent = file === usualFile && wrong?.message.startsWith('does not exist') === true;
  if (wrong !== undefined && !absent) return { kind: 'refused', why: `${wrong.setting}: ${wrong.message}` };
  const used = settings ?? settingsSchema.parse({});
  const url = process.env['DATABASE_URL'];
  const database = await openDatabase(
    url ? { kind: 'postgres', url } : { kind: 'embedded', folder: folder ?? used.database.folder },
  );
  const write = lineWriter(output);
  let count = 0;
  try {
    await migrate(database.db);
    for await (const record of readHistory({ db: database.db, policy: policyOf(used) })) {
      if (!(await write(JSON.stringify(record)))) break;
      count += 1;
    }
  } finally {
    await database.close();
  }
  return { kind: 'written', count };
}
