import type { Fault } from '#sandbox/platform/fault.ts';
import { currentInstances, instanceOf, survivors } from '#sandbox/platform/instances.ts';

const startsAt = 0.3;

/** The running instances open a socket for every webhook and never close it, until they may open no more. */
export const fileDescriptorExhaustion: Fault = {
  kind: {
    id: 'file-descriptor-exhaustion',
    title: 'File descriptors exhausted',
    description: 'Instances leak sockets until they may open no more files; then they refuse new connections.',
    remedy:
      'Restart the pods (rollout restart): the files are closed with the process. Scaling dilutes the failures only.',
    targets: ['member-portal', 'documents', 'payments'],
  },
  strike(world, service) {
    let struck = currentInstances(world, service);
    const total = Math.max(1, struck.size);
    const sinceMs = world.nowMs();
    const fillsInMs = world.variety.amount(25_000, { from: 15_000, to: 90_000 });
    const failureShare = world.variety.amount(0.45, { from: 0.15, to: 0.7 });
    const share = (): number => Math.min(1, startsAt + ((1 - startsAt) * (world.nowMs() - sinceMs)) / fillsInMs);
    const isFull = (): boolean => share() >= 1;
    return {
      kind: fileDescriptorExhaustion.kind.id,
      service,
      sinceMs,
      openFileShare: (pod) => (struck.has(instanceOf(world, pod)) ? share() : null),
      pressure: () => ({ failureShare: isFull() ? (failureShare * survivors(world, service, struck)) / total : 0 }),
      logLine: (pod) =>
        isFull() && struck.has(instanceOf(world, pod))
          ? 'ERROR http: Accept error: accept tcp [::]:8080: accept4: too many open files; retrying in 1s'
          : null,
      isOver: () => survivors(world, service, struck) === 0,
      repair: () => {
        struck = new Set();
      },
    };
  },
};
