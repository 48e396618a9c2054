import type { Run } from '#domain/run.ts';
import type { Db } from '#store/database.ts';
import { currentStop } from '#store/repositories/stop-switch.ts';

/** Why a run may not go on, or null when it may. */
export async function stopReason(db: Db, run: Pick<Run, 'cancel'>): Promise<string | null> {
  if (run.cancel !== null) return 'a person cancelled it';
  const stop = await currentStop(db);
  if (stop === null) return null;
  return `all runbooks were stopped${stop.reason === null ? '' : ` (${stop.reason})`}`;
}
