import { finishedRunStates, type Json, type Run, type RunState } from '#domain/run.ts';
import type { Db, Transaction } from '#store/database.ts';
import { jsonb } from '#store/json.ts';
import type { Row } from '#store/tables.ts';

export type NewRun = Pick<
  Run,
  | 'id'
  | 'incident'
  | 'runbook'
  | 'runbookHash'
  | 'runbookSource'
  | 'calledSources'
  | 'state'
  | 'mode'
  | 'variables'
  | 'startedBy'
> & { readonly retryOf?: string };

/**
 * Stores a run and returns true, or false when the incident already has one that is not finished: the database admits
 * one at a time.
 */
export async function insertRun(trx: Transaction, run: NewRun, now: Date): Promise<boolean> {
  const row = await trx
    .insertInto('runs')
    .values({
      id: run.id,
      incident: run.incident,
      runbook: run.runbook,
      runbook_hash: run.runbookHash,
      runbook_source: run.runbookSource,
      state: run.state,
      called_sources: jsonb(run.calledSources),
      mode: run.mode,
      variables: jsonb(run.variables),
      retry_of: run.retryOf ?? null,
      started_by: run.startedBy,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function runById(db: Db, id: string): Promise<Run | null> {
  const row = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The run, held until the transaction ends. */
export async function lockRun(trx: Transaction, id: string): Promise<Run | null> {
  const row = await trx.selectFrom('runs').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The newest run of an incident, finished or not. */
export async function latestRun(db: Db, incident: number): Promise<Run | null> {
  const row = await db
    .selectFrom('runs')
    .selectAll()
    .where('incident', '=', incident)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The run of an incident that is not finished; there is at most one. */
export async function activeRun(db: Db, incident: number): Promise<Run | null> {
  const row = await db
    .selectFrom('runs')
    .selectAll()
    .where('incident', '=', incident)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/**
 * Runs that have not moved since `before` although they are neither finished nor waiting for people or for an instant
 * after `before`: something is wrong.
 */
export async function stillRuns(db: Db, before: Date): Promise<readonly Run[]> {
  const rows = await db
    .selectFrom('runs')
    .selectAll()
    .where('finished_at', 'is', null)
    .where('state', '=', 'running')
    .where('updated_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('run_steps')
            .select('run_steps.path')
            .whereRef('run_steps.run', '=', 'runs.id')
            .where('run_steps.resume_at', '>=', before),
        ),
      ),
    )
    .execute();
  return rows.map(fromRow);
}

/** What may change of a run. */
export interface RunChange {
  readonly state?: RunState;
  readonly variables?: Readonly<Record<string, Json>>;
  readonly reason?: string;
  readonly approved?: Run['approved'];
  readonly undo?: Run['undo'];
  readonly cancel?: NonNullable<Run['cancel']>;
}

/** Adds what a step saved to the run's own variables. */
export async function saveInRun(trx: Transaction, id: string, saved: Readonly<Record<string, Json>>): Promise<void> {
  await trx
    .updateTable('runs')
    .set((eb) => ({ variables: eb(eb.ref('variables'), '||', jsonb(saved)) }))
    .where('id', '=', id)
    .execute();
}

/** Every run that is not finished. */
export async function unfinishedRuns(db: Db): Promise<readonly Run[]> {
  const rows = await db.selectFrom('runs').selectAll().where('finished_at', 'is', null).orderBy('created_at').execute();
  return rows.map(fromRow);
}

export async function updateRun(trx: Transaction, id: string, change: RunChange, now: Date): Promise<void> {
  const finished = change.state !== undefined && (finishedRunStates as readonly RunState[]).includes(change.state);
  await trx
    .updateTable('runs')
    .set({
      ...(change.state !== undefined && { state: change.state }),
      updated_at: now,
      ...(change.variables && { variables: jsonb(change.variables) }),
      ...(change.approved && { approved: jsonb(change.approved) }),
      ...(change.undo !== undefined && { undo: change.undo === null ? null : jsonb(change.undo) }),
      ...(change.cancel && { cancel_by: change.cancel.by, cancel_at: change.cancel.at }),
      ...(change.reason !== undefined && { reason: change.reason }),
      ...(finished && { finished_at: now }),
    })
    .where('id', '=', id)
    .execute();
}

function fromRow(row: Row<'runs'>): Run {
  return {
    id: row.id,
    incident: row.incident,
    runbook: row.runbook,
    runbookHash: row.runbook_hash,
    runbookSource: row.runbook_source,
    calledSources: row.called_sources,
    state: row.state,
    mode: row.mode,
    variables: row.variables,
    approved: row.approved,
    cancel: row.cancel_by === null || row.cancel_at === null ? null : { by: row.cancel_by, at: row.cancel_at },
    undo: row.undo,
    retryOf: row.retry_of,
    startedBy: row.started_by,
    reason: row.reason,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
