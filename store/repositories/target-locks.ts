import type { Db, Transaction } from '#store/database.ts';

/** The run that works on a target. */
export interface TargetHolder {
  readonly run: string;
  readonly runbook: string;
  readonly incident: number;
  readonly since: Date;
}

/** Who works on a target now; null when nobody does. */
export async function holderOf(db: Db, target: string): Promise<TargetHolder | null> {
  const row = await db
    .selectFrom('target_locks')
    .innerJoin('runs', 'runs.id', 'target_locks.run')
    .select(['runs.id', 'runs.runbook', 'runs.incident', 'target_locks.since'])
    .where('target', '=', target)
    .executeTakeFirst();
  return row ? { run: row.id, runbook: row.runbook, incident: row.incident, since: row.since } : null;
}

/** Takes a target for a run, and says whether the run has it now: it may have had it before. */
export async function takeTarget(trx: Transaction, target: string, run: string, since: Date): Promise<boolean> {
  const taken = await trx
    .insertInto('target_locks')
    .values({ target, run, since })
    .onConflict((conflict) => conflict.doNothing())
    .returning('target')
    .executeTakeFirst();
  if (taken) return true;
  const held = await trx.selectFrom('target_locks').select('run').where('target', '=', target).executeTakeFirst();
  return held?.run === run;
}

/** Gives back every target of a run. */
export async function releaseTargets(trx: Transaction, run: string): Promise<void> {
  await trx.deleteFrom('target_locks').where('run', '=', run).execute();
}
