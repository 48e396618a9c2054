import type { EndedThread, Json, NewThread, ThreadScope } from '#domain/run.ts';
import type { Db, Transaction } from '#store/database.ts';
import { jsonb } from '#store/json.ts';
import type { Row } from '#store/tables.ts';

/** A line of steps as it is kept. */
export interface RunThread extends EndedThread {
  /** Address of the step that started it. */
  readonly step: string;
  readonly scope: ThreadScope;
}

/** A run's threads in the order in which they began. */
export async function threadsOfRun(db: Db, run: string): Promise<readonly RunThread[]> {
  const rows = await db.selectFrom('run_threads').selectAll().where('run', '=', run).orderBy('position').execute();
  return rows.map(fromRow);
}

/** Starts a thread; one already there is left as it is. */
export async function insertThread(
  trx: Transaction,
  run: string,
  step: string,
  thread: Pick<NewThread, 'name' | 'scope' | 'variables'>,
): Promise<void> {
  const { name, scope } = thread;
  await trx
    .insertInto('run_threads')
    .values({ run, name, step, scope, variables: jsonb(thread.variables), state: 'running' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Copies the threads of another run; those named in `reopened` run again. */
export async function copyThreads(
  trx: Transaction,
  from: string,
  to: string,
  reopened: readonly string[],
): Promise<void> {
  for (const thread of await threadsOfRun(trx, from)) {
    const { name, step, scope, variables } = thread;
    const ended = reopened.includes(name)
      ? { state: 'running' as const, reason: null }
      : { state: thread.state, reason: thread.reason };
    const row = { run: to, name, step, scope, variables: jsonb(variables), ...ended };
    await trx.insertInto('run_threads').values(row).execute();
  }
}

export async function endThread(
  trx: Transaction,
  run: string,
  name: string,
  end: { readonly state: 'done' | 'failed'; readonly reason: string | null },
): Promise<void> {
  await trx.updateTable('run_threads').set(end).where('run', '=', run).where('name', '=', name).execute();
}

/** Adds to a thread's own variables. */
export async function saveInThread(
  trx: Transaction,
  run: string,
  name: string,
  saved: Readonly<Record<string, Json>>,
): Promise<void> {
  await trx
    .updateTable('run_threads')
    .set((eb) => ({ variables: eb(eb.ref('variables'), '||', jsonb(saved)) }))
    .where('run', '=', run)
    .where('name', '=', name)
    .execute();
}

function fromRow(row: Row<'run_threads'>): RunThread {
  const { name, step, scope, variables, state, reason } = row;
  return { name, step, scope, variables, state, reason };
}
