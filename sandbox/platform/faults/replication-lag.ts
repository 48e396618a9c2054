import type { Fault } from '#sandbox/platform/fault.ts';
import { instanceOf } from '#sandbox/platform/instances.ts';

/** A replica whose WAL receiver waits for a connection that is long dead. Its next start connects anew and catches up. */
export const replicationLag: Fault = {
  kind: {
    id: 'replication-lag',
    title: 'Replication lag',
    description: 'One replica of the database has stopped following its primary and falls behind by the clock.',
    remedy:
      'Delete the pod of that replica: its next start connects to the primary anew and catches up. Restarting the callers, or waiting, does not help.',
    targets: ['claims-db'],
  },
  strike(world, service) {
    const replicas = world.replicas(service);
    const slow = [...replicas.keys()].toSorted().at(-1) ?? '';
    const pod = world.pods(service).find((candidate) => candidate.metadata.name === slow);
    let struck = pod ? instanceOf(world, pod) : null;
    return {
      kind: replicationLag.kind.id,
      service,
      sinceMs: world.nowMs(),
      isStuckReplica: (candidate) => instanceOf(world, candidate) === struck,
      logLine: (candidate) =>
        instanceOf(world, candidate) === struck
          ? 'LOG:  waiting for WAL to become available at 2A/7C000148 (walreceiver has received nothing since the network changed)'
          : null,
      isOver: () => !world.pods(service).some((candidate) => instanceOf(world, candidate) === struck),
      repair: () => {
        struck = null;
      },
    };
  },
};
