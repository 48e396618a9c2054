import type { ObjectStore } from '#sandbox/kubernetes/object-store.ts';
import { createAutoscaler } from './autoscale.ts';
import type { ClusterContext } from './cluster-context.ts';
import { collectGarbage } from './collect-garbage.ts';
import { countQuotas } from './count-quotas.ts';
import { finishNamespaces } from './finish-namespaces.ts';
import type { Kubelet } from './kubelet.ts';
import { reconcileBudget } from './reconcile-budget.ts';
import { reconcileClaim } from './reconcile-claim.ts';
import { reconcileCronJob } from './reconcile-cron-job.ts';
import { reconcileDaemonSet } from './reconcile-daemon-set.ts';
import { reconcileDeployment } from './reconcile-deployment.ts';
import { reconcileJob } from './reconcile-job.ts';
import { reconcileReplicaSet } from './reconcile-replica-set.ts';
import { reconcileStatefulSet } from './reconcile-stateful-set.ts';
import { schedulePods } from './schedule-pods.ts';
import { watchNodes } from './watch-nodes.ts';

/** Every controller of the cluster in the order of one round: what makes pods, then what places and runs them. */
export function createControllers(context: ClusterContext, kubelet: Kubelet): readonly (() => void)[] {
  const { store } = context;
  return [
    () => watchNodes(context),
    createAutoscaler(context),
    () => store.list('cronjobs.batch').forEach((cronJob) => reconcileCronJob(context, cronJob)),
    () => store.list('jobs.batch').forEach((job) => reconcileJob(context, job)),
    () => store.list('deployments.apps').forEach((deployment) => reconcileDeployment(context, deployment)),
    () => store.list('replicasets.apps').forEach((replicaSet) => reconcileReplicaSet(context, replicaSet)),
    () => store.list('statefulsets.apps').forEach((set) => reconcileStatefulSet(context, set)),
    () => store.list('daemonsets.apps').forEach((set) => reconcileDaemonSet(context, set)),
    () => store.list('persistentvolumeclaims').forEach((claim) => reconcileClaim(context, claim)),
    () => schedulePods(context),
    () => kubelet.step(),
    () => store.list('poddisruptionbudgets.policy').forEach((budget) => reconcileBudget(context, budget)),
    whenChanged(store, () => collectGarbage(context)),
    whenChanged(store, () => finishNamespaces(context)),
    whenChanged(store, () => countQuotas(context)),
  ];
}

/** What looks at everything and at no clock rests for as long as nothing changes. */
function whenChanged(store: ObjectStore, run: () => void): () => void {
  let seen = -1;
  return () => {
    if (store.version() === seen) return;
    seen = store.version();
    run();
  };
}
