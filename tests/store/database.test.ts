import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase, ping } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { insertIncident, incidentByNumber } from '#store/repositories/incidents.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { closedAddress } from '#tests/support/closed-address.ts';

describeOnEachDatabase('a database', (databases) => {
  it('answers while it is open, and not once it is closed', async () => {
    const database = await openDatabase(await databases.location());
    await ping(database.db);
    await database.close();
    await expect(ping(database.db)).rejects.toThrow(/closed|destroyed|ended|end/i);
  });

  it('gives identities as numbers and instants as dates', async () => {
    const database = await openDatabase(await databases.location());
    onTestFinished(() => database.close());
    const { rows } =
      await sql`select 9007199254740991::bigint as id, '2026-03-01T03:00:00Z'::timestamptz as at`.execute(database.db);
    expect(rows).toEqual([{ id: 9_007_199_254_740_991, at: new Date('2026-03-01T03:00:00Z') }]);
  });
});

it('keeps an embedded database in its folder from one process to the next', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'firebreak-store-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const location = { kind: 'embedded', folder: join(parent, 'made', 'on', 'demand') } as const;
  const place = { service: null, namespace: null, cluster: null, tenant: null };
  const incident = { title: 'Kept', severity: 'sev1', severityReason: 'a test', ...place } as const;

  const first = await openDatabase(location);
  await migrate(first.db);
  const number = await first.db.transaction().execute((trx) => insertIncident(trx, incident, new Date()));
  await first.close();

  const second = await openDatabase(location);
  onTestFinished(() => second.close());
  expect(await incidentByNumber(second.db, number)).toMatchObject({ title: 'Kept' });
});

it('says so when no server answers', async () => {
  const url = `postgres://nobody@${await closedAddress()}/none`;
  const database = await openDatabase({ kind: 'postgres', url });
  onTestFinished(() => database.close());
  await expect(ping(database.db)).rejects.toThrow('ECONNREFUSED');
});
