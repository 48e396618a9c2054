import { openDatabase } from '#store/database.ts';
import { prepareDatabase } from './prepare-database.ts';

/** The data folder of an embedded database as `prepareDatabase` leaves it. */
export async function makeImage(): Promise<Buffer> {
  const database = await openDatabase({ kind: 'memory' });
  try {
    await prepareDatabase(database);
    if (!database.embedded) throw new Error('only an embedded database can be dumped');
    const image = await database.embedded.dumpDataDir('none');
    return Buffer.from(await image.arrayBuffer());
  } finally {
    await database.close();
  }
}
