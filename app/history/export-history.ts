import { policyOf, readSettings } from '#app/config.ts';
import { lineWriter } from '#app/lines/line-writer.ts';
import { settingsSchema } from '#app/settings.ts';
import { readHistory } from '#incidents/read-history.ts';
import { openDatabase } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { usualFile } from './usual-file.ts';

/** Exit codes: 0 everything printed, 2 the configuration cannot be read; a database that does not answer is thrown. */
export async function exportHistory(file: string, folder: string | undefined): Promise<number> {
  const { settings, problems } = await readSettings(file, file !== usualFile);
  const [wrong] = problems;
  // Without an installation's file, tiers and flows of services are not known, but the incidents are.
  const absent = file === usualFile && wrong?.message.startsWith('does not exist') === true;
  if (wrong !== undefined && !absent) {
    process.stderr.write(`${wrong.setting}: ${wrong.message}\n`);
    return 2;
  }
  const used = settings ?? settingsSchema.parse({});
  const url = process.env['DATABASE_URL'];
  const database = await openDatabase(
    url ? { kind: 'postgres', url } : { kind: 'embedded', folder: folder ?? used.database.folder },
  );
  const write = lineWriter(process.stdout);
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
  process.stderr.write(`${count} past incidents\n`);
  return 0;
}
