import type { Alert } from '#domain/alert.ts';
import { upsertAlerts } from '#store/repositories/alerts.ts';
import { insertDelivery } from '#store/repositories/deliveries.ts';
import { firingStarts } from '#store/repositories/firing-starts.ts';
import type { Deps } from './deps.ts';
import { queueCorrelation } from './queue-correlation.ts';

/** An alert as a sender delivered it; some senders do not say when it began. */
export type IncomingAlert = Omit<Alert, 'startsAt'> & { readonly startsAt: Date | null };

export interface IncomingDelivery {
  readonly source: string;
  readonly alerts: readonly IncomingAlert[];
  readonly truncatedCount: number;
  /** The request body as it came. */
  readonly body: string;
}

export interface Receipt {
  readonly delivery: number;
  readonly received: number;
  /** Firings not known before. */
  readonly firing: number;
  /** Firings that ended. */
  readonly resolved: number;
  /** Alerts that said nothing new. */
  readonly repeated: number;
  readonly truncated: number;
}

/**
 * Puts a delivery on disk together with the jobs that will look at it, or nothing at all. A repeated delivery changes
 * nothing and its receipt says so.
 */
export async function ingestAlerts(deps: Deps, delivery: IncomingDelivery): Promise<Receipt> {
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (trx) => {
    const undated = delivery.alerts.filter((alert) => !alert.startsAt).map((alert) => alert.fingerprint);
    const starts = await firingStarts(trx, undated);
    const alerts = delivery.alerts.map((alert): Alert => ({
      ...alert,
      startsAt: alert.startsAt ?? starts.get(alert.fingerprint) ?? now,
    }));
    const id = await insertDelivery(trx, {
      source: delivery.source,
      receivedAt: now,
      alertCount: alerts.length,
      truncatedCount: delivery.truncatedCount,
      body: delivery.body,
    });
    const changes = await upsertAlerts(trx, id, alerts, now);
    const changed = [...changes.firing, ...changes.resolved];
    await queueCorrelation(deps, trx, changed);
    return {
      delivery: id,
      received: alerts.length,
      firing: changes.firing.length,
      resolved: changes.resolved.length,
      repeated: Math.max(0, alerts.length - changed.length),
      truncated: delivery.truncatedCount,
    };
  });
}
