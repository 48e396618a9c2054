import { quantityNumber } from '#sandbox/kubernetes/quantity.ts';
import { changeContainer } from '#sandbox/platform/change-container.ts';
import type { Fault, World } from '#sandbox/platform/fault.ts';
import { quotaName } from '#sandbox/platform/seeds/seed-quota.ts';

/**
 * A review cuts the quota of a namespace to what runs there. The next release needs one pod more while it rolls out,
 * which the API server refuses: the rollout stands still until there is room.
 */
export const rolloutStuckOnQuota: Fault = {
  kind: {
    id: 'rollout-stuck-on-quota',
    title: 'Rollout stuck on a quota',
    description: 'The namespace has no room for the extra pod that a rollout needs; a good release cannot go out.',
    remedy:
      'Raise spec.hard.pods of the ResourceQuota team-quota by two. A restart is one more rollout that cannot start.',
    targets: ['payments', 'billing-api'],
  },
  strike(world, service) {
    const { namespace } = world.spec(service);
    const { store } = world.cluster;
    const usual = store.get('resourcequotas', namespace, quotaName)?.spec.hard?.['pods'] ?? '0';
    setPodQuota(world, namespace, String(deployedPods(world, namespace)));
    const version = `${world.spec(service).version}-hotfix.${store.version()}`;
    changeContainer(
      world,
      service,
      (container) => ({ ...container, image: `${container.image.replace(/:[^:]*$/, '')}:${version}` }),
      `release ${version}: round premiums to the cent`,
    );
    return {
      kind: rolloutStuckOnQuota.kind.id,
      service,
      sinceMs: world.nowMs(),
      isOver: () => hasRoom(world, namespace) && isRolledOut(world, service),
      repair: () => setPodQuota(world, namespace, usual),
    };
  },
};

/** The pods that the Deployments of the namespace have for good; a run of a job comes and goes. */
function deployedPods({ cluster }: World, namespace: string): number {
  const deployments = cluster.store.list('deployments.apps', namespace);
  return deployments.reduce((sum, deployment) => sum + deployment.spec.replicas, 0);
}

function setPodQuota({ cluster }: World, namespace: string, pods: string): void {
  const quota = cluster.store.get('resourcequotas', namespace, quotaName);
  if (!quota) return;
  const hard = { ...quota.spec.hard, pods };
  cluster.store.replace('resourcequotas', { ...quota, spec: { ...quota.spec, hard } });
}

function hasRoom({ cluster }: World, namespace: string): boolean {
  const quota = cluster.store.get('resourcequotas', namespace, quotaName);
  const used = quota?.status?.used?.['pods'] ?? '0';
  return quota === undefined || quantityNumber(used) < quantityNumber(quota.spec.hard?.['pods'] ?? used);
}

function isRolledOut(world: World, service: string): boolean {
  const { namespace } = world.spec(service);
  const deployment = world.cluster.store.get('deployments.apps', namespace, service);
  const { observedGeneration, updatedReplicas, replicas, availableReplicas } = deployment?.status ?? {};
  const wanted = deployment?.spec.replicas;
  return (
    observedGeneration === deployment?.metadata.generation &&
    [updatedReplicas, replicas, availableReplicas].every((count) => count === wanted)
  );
}
