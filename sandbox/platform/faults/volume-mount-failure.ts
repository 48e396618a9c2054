import type { ContainerSpec, Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { faultyRollout } from '#sandbox/platform/faulty-rollout.ts';

const volumeName = 'archive';
const server = 'nfs-2.northwind.example';

/** A rollout mounts a share from a file server that the nodes cannot reach. Its pods never get to their containers. */
export const volumeMountFailure: Fault = {
  kind: {
    id: 'volume-mount-failure',
    title: 'Volume cannot be mounted',
    description:
      'A rollout mounts a network share whose server does not answer: its pods hang in ContainerCreating with FailedMount.',
    remedy:
      'Roll back (rollout undo), or name a server that answers. Deleting the pod, or a restart, tries the same mount again.',
    targets: ['documents', 'id-cards', 'notifications'],
  },
  strike(world, service) {
    const path = world.variety.choice(['/exports/archive', '/exports/documents-2026', '/vol1/shared']);
    const mount = { name: volumeName, mountPath: '/var/archive', readOnly: true };
    const rollout = faultyRollout(world, service, {
      change: (container) => ({ ...container, volumeMounts: [...mountsOf(container), mount] }),
      volume: { name: volumeName, nfs: { server, path } },
      isFaulty: (container) => mountsOf(container).some(({ name }) => name === volumeName),
      changeCause: 'read the archive from the file server',
    });
    return {
      kind: volumeMountFailure.kind.id,
      service,
      sinceMs: world.nowMs(),
      behaviour: (pod) =>
        rollout.isIn(pod) && mountsFrom(pod) === server ? { mountError: timedOut(pod, path) } : null,
      isOver: rollout.isOver,
      repair: rollout.repair,
    };
  },
};

function mountsOf(container: ContainerSpec): readonly { readonly name: string }[] {
  return (container['volumeMounts'] ?? []) as readonly { readonly name: string }[];
}

function mountsFrom(pod: Pod): string | undefined {
  const share = pod.spec.volumes?.find(({ name }) => name === volumeName)?.['nfs'];
  return (share as { readonly server?: string } | undefined)?.server;
}

/** As the kubelet and mount.nfs word it. */
function timedOut(pod: Pod, path: string): string {
  const target = `/var/lib/kubelet/pods/${pod.metadata.uid}/volumes/kubernetes.io~nfs/${volumeName}`;
  return [
    `MountVolume.SetUp failed for volume "${volumeName}" : mount failed: exit status 32`,
    'Mounting command: mount',
    `Mounting arguments: -t nfs ${server}:${path} ${target}`,
    'Output: mount.nfs: Connection timed out',
  ].join('\n');
}
