import { usedOf } from '#sandbox/kubernetes/resource-quota.ts';
import type { ClusterContext } from './cluster-context.ts';

/** Writes into the status of every quota what its namespace takes now. */
export function countQuotas(context: ClusterContext): void {
  for (const quota of context.store.list('resourcequotas')) {
    const { hard = {} } = quota.spec;
    context.store.replace('resourcequotas', { ...quota, status: { hard, used: usedOf(context.store, quota) } });
  }
}
