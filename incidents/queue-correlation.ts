import type { Transaction } from '#store/database.ts';
import type { Deps } from './deps.ts';

/** Alerts looked at in one transaction. It holds a lock, and on the embedded database the only connection. */
const mostAtOnce = 100;

/** Has alerts that fired or ended looked at, in jobs small enough that others get their turn in between. */
export async function queueCorrelation(deps: Deps, trx: Transaction, alerts: readonly number[]): Promise<void> {
  for (let from = 0; from < alerts.length; from += mostAtOnce) {
    await deps.queue.send(trx, 'correlate-alerts', { alerts: alerts.slice(from, from + mostAtOnce) });
  }
}
