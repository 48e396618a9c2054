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

/** The step at which a thread stands; null when it has ended or not begun. */
export async function currentStep(db: Db, run: string, thread: string): Promise<StoredStep | null> {
  const row = await db
    .selectFrom('run_steps')
    .selectAll()
    .where('run', '=', run)
    .where('thread', '=', thread)
    .where('state', 'in', [...currentStates])
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

const currentStates = ['queued', 'started', 'waiting', 'unknown'] as const satisfies readonly StepState[];

/** Steps of which nobody knows what they did. */
export async function doubtfulSteps(db: Db, run: string): Promise<readonly StoredStep[]> {
  const rows = await db
    .selectFrom('run_steps')
    .selectAll()
    .where('run', '=', run)
    .where('state', '=', 'unknown')
    .orderBy('position')
    .execute();
  return rows.map(fromRow);
}

/** A step that is about to be reached. */
export interface NewStep {
  readonly run: string;
  readonly thread: string;
  readonly path: string;
  readonly type: string;
  readonly title: string;
}

/** Queues a step that was not reached before; a step already there is left as it is. */
export async function insertStep(trx: Transaction, step: NewStep): Promise<void> {
  await trx
    .insertInto('run_steps')
    .values({ ...step, state: 'queued', attempt: 0, tries: 1, output: null, memo: null })
    .onConflict((conflict) => conflict.columns(['run', 'path']).doNothing())
    .execute();
}

/**
 * Copies steps of another run, with what they gave, so that a run can go on where that one failed. Those named in
 * `reopened` wait again for what they hold.
 */
export async function copySteps(
  trx: Transaction,
  from: string,
  to: string,
  steps: { readonly kept: readonly string[]; readonly reopened: readonly string[] },
): Promise<void> {
  const paths = [...steps.kept, ...steps.reopened];
  if (paths.length === 0) return;
  const rows = await trx
    .selectFrom('run_steps')
    .selectAll()
    .where('run', '=', from)
    .where('path', 'in', paths)
    .orderBy('position')
    .execute();
  for (const { position: _position, ...row } of rows) {
    const reopened = steps.reopened.includes(row.path);
    await trx
      .insertInto('run_steps')
      .values({
        ...row,
        run: to,
        input: jsonb(row.input),
        change: jsonb(row.change),
        output: jsonb(row.output),
        memo: jsonb(row.memo),
        ...(reopened && { state: 'waiting', finished_at: null }),
      })
      .execute();
  }
}

/**
 * Claims a step for one attempt and returns true. False when somebody else has taken a later attempt, so that of two
 * processes with the same job only one acts. What it is about to do can be written down with the claim.
 */
export async function startStep(
  trx: Transaction,
  step: {
    readonly run: string;
    readonly path: string;
    readonly attempt: number;
    readonly tries: number;
    readonly memo?: Json;
    readonly input?: RunStep['input'];
    readonly change?: RunStep['change'];
  },
  now: Date,
): Promise<boolean> {
  const row = await trx
    .updateTable('run_steps')
    .set((eb) => ({
      tries: step.tries,
      state: 'started',
      attempt: step.attempt + 1,
      started_at: eb.fn.coalesce('started_at', eb.val(now)),
      ...(step.memo !== undefined && { memo: jsonb(step.memo) }),
      ...(step.input !== undefined && { input: jsonb(step.input) }),
      ...(step.change !== undefined && { change: jsonb(step.change) }),
    }))
    .where('run', '=', step.run)
    .where('path', '=', step.path)
    .where('attempt', '=', step.attempt)
    .where('state', 'in', ['queued', 'started', 'waiting'])
    .returning('path')
    .executeTakeFirst();
  return row !== undefined;
}

/** What became of an attempt. */
export interface StepResult {
  readonly state: StepState;
  readonly summary: string;
  readonly output?: Json;
  readonly memo?: Json;
  readonly tries?: number;
  readonly resumeAt?: Date | null;
  readonly input?: RunStep['input'];
  readonly change?: RunStep['change'];
}

/** Records what became of an attempt; false when the attempt is no longer the current one, and nothing is written. */
export async function finishStep(
  trx: Transaction,
  step: { readonly run: string; readonly path: string; readonly attempt: number },
  result: StepResult,
  now: Date,
): Promise<boolean> {
  const finished = result.state === 'done' || result.state === 'skipped' || result.state === 'failed';
  const row = await trx
    .updateTable('run_steps')
    .set((eb) => ({
      state: result.state,
      summary: result.summary,
      ...(result.output !== undefined && { output: jsonb(result.output) }),
      ...(result.memo !== undefined && { memo: jsonb(result.memo) }),
      ...(result.tries !== undefined && { tries: result.tries }),
      ...(result.input !== undefined && { input: jsonb(result.input) }),
      ...(result.change !== undefined && { change: jsonb(result.change) }),
      resume_at: result.resumeAt ?? null,
      started_at: eb.fn.coalesce('started_at', eb.val(now)),
      ...(finished && { finished_at: now }),
    }))
    .where('run', '=', step.run)
    .where('path', '=', step.path)
    .where('attempt', '=', step.attempt)
    .where('state', 'in', [...currentStates])
    .returning('path')
    .executeTakeFirst();
  return row !== undefined;
}

function fromRow(row: Row<'run_steps'>): StoredStep {
  return {
    runId: row.run,
    path: row.path,
    thread: row.thread,
    type: row.type,
    title: row.title,
    state: row.state,
    attempt: row.attempt,
    summary: row.summary,
    input: row.input,
    change: row.change,
    output: row.output,
    memo: row.memo,
    tries: row.tries,
    resumeAt: row.resume_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
