import { sql } from 'kysely';
import type { Transaction } from './database.ts';

/** Decisions that must be taken one at a time across all replicas. */
export type LockName = 'correlation' | 'guardrails';

const lockKeys: Readonly<Record<LockName, number>> = { correlation: 4_517_001, guardrails: 4_517_002 };

/** Waits for a lock that is given back when the transaction ends. */
export async function lockUntilCommit(trx: Transaction, name: LockName): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKeys[name]}::bigint)`.execute(trx);
}
