import type { Database } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { openQueue } from '#store/queue.ts';

/** Brings an empty database to where an application finds it that was started and stopped once before any work. */
export async function prepareDatabase(database: Database): Promise<void> {
  await migrate(database.db);
  const errors: Error[] = [];
  const queue = await openQueue(database, { onError: (error) => errors.push(error) });
  await queue.stop(0);
  if (errors[0]) throw errors[0];
}
