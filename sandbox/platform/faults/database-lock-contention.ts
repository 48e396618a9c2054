import { graceSecondsOf, terminatePod } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { startStrayPod } from '#sandbox/platform/stray-pod.ts';

const job = 'ledger-backfill';

/**
 * Somebody fills a new column by hand, in one transaction over the whole table. Whoever writes there waits for its lock,
 * or gives up. The database ends the transaction when the connection of the pod breaks.
 */
export const databaseLockContention: Fault = {
  kind: {
    id: 'database-lock-contention',
    title: 'Database locks',
    description:
      'A backfill that was started by hand keeps one transaction open over a busy table; others wait for its lock.',
    remedy:
      'Delete that pod (label run=ledger-backfill): its transaction is rolled back and the queue moves on. Restarting or scaling the service only makes others wait for the same lock.',
    targets: ['claims-db', 'billing-api', 'payments'],
  },
  strike(world, service) {
    const spec = world.spec(service);
    const { store } = world.cluster;
    const { uid } = startStrayPod(world, {
      name: job,
      namespace: spec.namespace,
      image: 'ledger-tools:2.2.0',
      args: ['backfill', '--single-transaction'],
      requests: { cpu: '100m', memory: '128Mi' },
      startedBy: 'finance-data, kubectl run',
    });
    const sinceMs = world.nowMs();
    // A database is asked in a small part of a request only, so its callers feel a fraction of the wait.
    const usualWaitMs = spec.database === undefined ? 3200 : 9000;
    const slowMs = world.variety.amount(usualWaitMs, { from: usualWaitMs * 0.8, to: usualWaitMs * 2 });
    const failureShare = world.variety.amount(0.07, { from: 0.03, to: 0.2 });
    const heldConnections = (spec.poolMax - spec.poolActive) * world.variety.amount(0.5, { from: 0.3, to: 0.6 });
    const find = (): Pod | undefined => store.list('pods').find((pod) => pod.metadata.uid === uid);
    const ranSeconds = (): number => (world.nowMs() - sinceMs) / 1000;
    return {
      kind: databaseLockContention.kind.id,
      service,
      sinceMs,
      pressure: () => ({ slowMs, failureShare, heldConnections }),
      databaseLocks: (of) =>
        of === service
          ? {
              waiting: Math.round(heldConnections * Math.min(1, ranSeconds() / 10)),
              longestTransactionSeconds: ranSeconds(),
            }
          : null,
      logLine: () =>
        spec.database === undefined
          ? 'ERROR could not write: ERROR: canceling statement due to lock timeout (SQLSTATE 55P03)'
          : `LOG:  process 4127 still waiting for RowExclusiveLock on relation 16422 of database 16385 after ${ranSeconds().toFixed(0)}000.087 ms`,
      logLineOn: (caller) =>
        spec.database !== undefined && world.callers(service).some((call) => call.service === caller)
          ? 'ERROR could not write: ERROR: canceling statement due to lock timeout (SQLSTATE 55P03)'
          : null,
      isOver: () => find() === undefined,
      repair: () => {
        const pod = find();
        if (pod) terminatePod(store, pod, graceSecondsOf(pod), world.nowMs());
      },
    };
  },
};
