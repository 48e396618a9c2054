import { isDeepStrictEqual } from 'node:util';
import type { Deployment, PodTemplate, ReplicaSet } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { deploymentStatus } from './deployment-status.ts';
import { isOwnedBy, ownerReferenceTo } from './owned-by.ts';
import { planRollout, resolveBounds } from './plan-rollout.ts';
import { podTemplateHash, templateWithoutHash } from './pod-template-hash.ts';

const revisionAnnotation = 'deployment.kubernetes.io/revision';
const historyAnnotation = 'deployment.kubernetes.io/revision-history';
const copiedNever = new Set([
  revisionAnnotation,
  historyAnnotation,
  'kubectl.kubernetes.io/last-applied-configuration',
]);

/** One pass of the Deployment controller: a ReplicaSet for the current template, one step of the rollout, status. */
export function reconcileDeployment(context: ClusterContext, deployment: Deployment): void {
  if (deployment.metadata.deletionTimestamp !== undefined) return;
  const { store } = context;
  const owned = store
    .list('replicasets.apps', deployment.metadata.namespace)
    .filter((replicaSet) => isOwnedBy(replicaSet, deployment))
    .toSorted((a, b) => revisionOf(a) - revisionOf(b));
  const isPaused = deployment.spec.paused === true;
  const existing = owned.find((replicaSet) => isSameTemplate(deployment, replicaSet));
  const fresh = existing ?? (isPaused ? undefined : createReplicaSet(context, deployment));
  const old = owned.filter((replicaSet) => replicaSet !== existing);
  if (fresh && !isPaused) {
    const current = promote(context, fresh, old);
    annotateRevision(context, deployment, revisionOf(current));
    rollOneStep(context, deployment, current, old);
  } else if (isPaused) {
    const active = fresh ?? old.at(-1);
    if (active && old.every((member) => member === active || member.spec.replicas === 0)) {
      resize(context, deployment, active, deployment.spec.replicas);
    }
  }
  forgetOldest(context, deployment, old);

  const latest = store.get('deployments.apps', deployment.metadata.namespace, deployment.metadata.name);
  if (!latest) return;
  const now = store
    .list('replicasets.apps', deployment.metadata.namespace)
    .filter((replicaSet) => isOwnedBy(replicaSet, deployment));
  const current = now.find((replicaSet) => replicaSet.metadata.name === fresh?.metadata.name);
  store.replace('deployments.apps', { ...latest, status: deploymentStatus(latest, current, now, context.nowMs()) });
}

export function revisionOf(replicaSet: ReplicaSet): number {
  return Number(replicaSet.metadata.annotations?.[revisionAnnotation] ?? 0);
}

// Templates are never changed in place; most rounds compare the same two again.
const knownSame = new WeakMap<PodTemplate, PodTemplate>();

function isSameTemplate(deployment: Deployment, replicaSet: ReplicaSet): boolean {
  const [made, wanted] = [replicaSet.spec.template, deployment.spec.template];
  if (knownSame.get(made) === wanted) return true;
  const isSame = isDeepStrictEqual(templateWithoutHash(made), templateWithoutHash(wanted));
  if (isSame) knownSame.set(made, wanted);
  return isSame;
}

function createReplicaSet(context: ClusterContext, deployment: Deployment): ReplicaSet {
  const hash = podTemplateHash(deployment.spec.template);
  const labels = { ...deployment.spec.template.metadata?.labels, 'pod-template-hash': hash };
  const { selector, template } = deployment.spec;
  return context.store.create('replicasets.apps', {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      ...(deployment.metadata.namespace === undefined ? {} : { namespace: deployment.metadata.namespace }),
      labels,
      annotations: inheritedAnnotations(deployment),
      ownerReferences: [ownerReferenceTo(deployment)],
      generation: 1,
    },
    spec: {
      replicas: 0,
      selector: { ...selector, matchLabels: { ...selector.matchLabels, 'pod-template-hash': hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  });
}

function inheritedAnnotations(deployment: Deployment): Record<string, string> {
  const own = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => !copiedNever.has(key));
  const { maxSurge } = resolveBounds(deployment.spec.replicas, deployment.spec.strategy.rollingUpdate);
  return {
    ...Object.fromEntries(own),
    'deployment.kubernetes.io/desired-replicas': String(deployment.spec.replicas),
    'deployment.kubernetes.io/max-replicas': String(deployment.spec.replicas + maxSurge),
  };
}

/** Gives the current ReplicaSet the highest revision; one that comes back by an undo remembers its earlier numbers. */
function promote(context: ClusterContext, fresh: ReplicaSet, old: readonly ReplicaSet[]): ReplicaSet {
  const newest = Math.max(0, ...old.map(revisionOf));
  const revision = revisionOf(fresh);
  if (revision > newest) return fresh;
  const history = [fresh.metadata.annotations?.[historyAnnotation], revision === 0 ? undefined : String(revision)];
  const earlier = history.filter((entry) => entry !== undefined).join(',');
  return context.store.replace('replicasets.apps', {
    ...fresh,
    metadata: {
      ...fresh.metadata,
      annotations: {
        ...fresh.metadata.annotations,
        [revisionAnnotation]: String(newest + 1),
        ...(earlier === '' ? {} : { [historyAnnotation]: earlier }),
      },
    },
  });
}

function annotateRevision(context: ClusterContext, deployment: Deployment, revision: number): void {
  const annotations = { ...deployment.metadata.annotations, [revisionAnnotation]: String(revision) };
  context.store.replace('deployments.apps', { ...deployment, metadata: { ...deployment.metadata, annotations } });
}

function rollOneStep(
  context: ClusterContext,
  deployment: Deployment,
  fresh: ReplicaSet,
  old: readonly ReplicaSet[],
): void {
  const desired = deployment.spec.replicas;
  const member = (replicaSet: ReplicaSet) => ({
    name: replicaSet.metadata.name,
    replicas: replicaSet.spec.replicas,
    available: replicaSet.status?.availableReplicas ?? 0,
  });
  const plan = planRollout({
    desired,
    strategy: deployment.spec.strategy.type,
    ...resolveBounds(desired, deployment.spec.strategy.rollingUpdate),
    fresh: member(fresh),
    old: old.map(member),
    oldPodsLeft: context.store
      .list('pods', deployment.metadata.namespace)
      .filter((pod) => old.some((replicaSet) => isOwnedBy(pod, replicaSet))).length,
  });
  for (const replicaSet of [fresh, ...old]) {
    const size = plan[replicaSet.metadata.name];
    if (size !== undefined) resize(context, deployment, replicaSet, size);
  }
}

function resize(context: ClusterContext, deployment: Deployment, replicaSet: ReplicaSet, size: number): void {
  const { replicas } = replicaSet.spec;
  if (replicas === size) return;
  const generation = (replicaSet.metadata.generation ?? 1) + 1;
  const annotations = {
    ...replicaSet.metadata.annotations,
    'deployment.kubernetes.io/desired-replicas': String(deployment.spec.replicas),
  };
  context.store.replace('replicasets.apps', {
    ...replicaSet,
    metadata: { ...replicaSet.metadata, generation, annotations },
    spec: { ...replicaSet.spec, replicas: size },
  });
  context.event(deployment, {
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message: `Scaled ${size > replicas ? 'up' : 'down'} replica set ${replicaSet.metadata.name} from ${replicas} to ${size}`,
    component: 'deployment-controller',
  });
}

function forgetOldest(context: ClusterContext, deployment: Deployment, old: readonly ReplicaSet[]): void {
  const empty = old.filter((replicaSet) => replicaSet.spec.replicas === 0 && (replicaSet.status?.replicas ?? 0) === 0);
  const surplus = empty.length - (deployment.spec.revisionHistoryLimit ?? 10);
  for (const replicaSet of empty.slice(0, Math.max(0, surplus))) context.store.remove('replicasets.apps', replicaSet);
}
