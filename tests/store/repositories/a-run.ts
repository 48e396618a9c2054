import { randomUUID } from 'node:crypto';
import { insertRun, type NewRun } from '#store/repositories/runs.ts';
import { at, type OpenDatabase } from './use-database.ts';

export function newRun(incident: number, changes: Partial<NewRun> = {}): NewRun {
  return {
    id: randomUUID(),
    incident,
    runbook: 'restart',
    runbookHash: 'hash',
    runbookSource: 'name: restart\n',
    calledSources: {},
    mode: 'ask',
    state: 'running',
    variables: { service: 'claims-api', pool: { max: 100 } },
    startedBy: 'firebreak',
    ...changes,
  };
}

/** A run of an incident of its own. */
export async function aRun(store: OpenDatabase, changes: Partial<NewRun> = {}): Promise<NewRun> {
  const run = newRun(changes.incident ?? (await store.incident()), changes);
  await store.write((trx) => insertRun(trx, run, at(0)));
  return run;
}
