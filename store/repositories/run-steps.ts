import type { Json, RunStep, StepState } from '#domain/run.ts';
import type { Db, Transaction } from '#store/database.ts';
import { jsonb } from '#store/json.ts';
import type { Row } from '#store/tables.ts';

/** A step as the engine sees it: the record for people, and what it left for itself. */
export type StoredStep = RunStep & { readonly memo: Json; readonly tries: number; readonly resumeAt: Date | null };

/** Steps in the order in which they were first reached. */
export async function stepsOfRun(db: Db, run: string): Promise<readonly StoredStep[]> {
  const rows = await db.selectFrom('run_steps').selectAll().where('run', '=', run).orderBy('position').execute();
  return rows.map(fromRow);
}

export async function stepOfRun(db: Db, run: string, path: string): Promise<StoredStep | null> {
  const row = await db
    .selectFrom('run_steps')
    .selectAll()
    .where('run', '=', run)
    .where('path', '=', path)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Queues a step that was not reached before; a step already there is left as it is. */
export async function insertStep(
  trx: Transaction,
  step: { readonly run: string; readonly path: string; readonly type: string; readonly title: string },
): Promise<void> {
  await trx
    .insertInto('run_steps')
    .values({ ...step, state: 'queued', attempt: 0, tries: 1, output: null, memo: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Claims a step for one attempt and returns true. False when somebody else has taken a later attempt, so that of two
 * processes with the same job only one acts.
 */
export async function startStep(
  trx: Transaction,
  step: { readonly run: string; readonly path: string; readonly attempt: number; readonly tries: number },
  now: Date,
): Promise<boolean> {
  const row = await trx
    .updateTable('run_steps')
    .set((eb) => ({
      tries: step.tries,
      state: 'started',
      attempt: step.attempt + 1,
      started_at: eb.fn.coalesce('started_at', eb.val(now)),
    }))
    .where('run', '=', step.run)
    .where('path', '=', step.path)
    .where('attempt', '=', step.attempt)
    .where('state', 'in', ['queued', 'started', 'waiting'])
    .returning('path')
    .executeTakeFirst();
  return row !== undefined;
}

/** Records what became of an attempt; false when the attempt is no longer the current one, and nothing is written. */
export async function finishStep(
  trx: Transaction,
  step: { readonly run: string; readonly path: string; readonly attempt: number },
  result: {
    readonly state: StepState;
    readonly summary: string;
    readonly output?: Json;
    readonly memo?: Json;
    readonly tries?: number;
    readonly resumeAt?: Date | null;
  },
  now: Date,
): Promise<boolean> {
  const finished = result.state === 'done' || result.state === 'failed';
  const row = await trx
    .updateTable('run_steps')
    .set({
      state: result.state,
      summary: result.summary,
      ...(result.output !== undefined && { output: jsonb(result.output) }),
      ...(result.memo !== undefined && { memo: jsonb(result.memo) }),
      ...(result.tries !== undefined && { tries: result.tries }),
      resume_at: result.resumeAt ?? null,
      ...(finished && { finished_at: now }),
    })
    .where('run', '=', step.run)
    .where('path', '=', step.path)
    .where('attempt', '=', step.attempt)
    .where('state', 'in', ['queued', 'started', 'waiting', 'unknown'])
    .returning('path')
    .executeTakeFirst();
  return row !== undefined;
}

function fromRow(row: Row<'run_steps'>): StoredStep {
  return {
    runId: row.run,
    path: row.path,
    type: row.type,
    title: row.title,
    state: row.state,
    attempt: row.attempt,
    summary: row.summary,
    output: row.output,
    memo: row.memo,
    tries: row.tries,
    resumeAt: row.resume_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
