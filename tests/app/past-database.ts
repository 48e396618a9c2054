import { openDatabase } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { insertIncident, updateIncident } from '#store/repositories/incidents.ts';
import { pastAlert, pastIncident } from '#tests/store/repositories/past.ts';
import { at, type OpenDatabase } from '#tests/store/repositories/use-database.ts';

const incident = {
  title: 'HighLatencyP99 on claims-api',
  severity: 'sev2',
  severityReason: 'the sender calls it high',
  service: 'claims-api',
  namespace: 'claims',
  cluster: null,
  tenant: null,
} as const;

/** Makes an embedded database with one incident that is over, of which a person said what it was; gives its number. */
export async function makePastDatabase(folder: string): Promise<number> {
  const database = await openDatabase({ kind: 'embedded', folder });
  await migrate(database.db);
  const store: OpenDatabase = {
    db: database.db,
    write: (work) => database.db.transaction().execute(work),
    incident: (changes, now = at(0)) => store.write((trx) => insertIncident(trx, { ...incident, ...changes }, now)),
  };
  const number = await pastIncident(store, { service: 'claims-api' });
  await pastAlert(store, { incident: number, from: 0, to: 9 });
  const confirmed = { class: 'application.oom_kill', cause: 'other', note: null, by: 'U1', at: at(10) } as const;
  const end = { state: 'resolved', resolvedAt: at(10), confirmed } as const;
  await store.write((trx) => updateIncident(trx, number, end, at(10)));
  await database.close();
  return number;
}
