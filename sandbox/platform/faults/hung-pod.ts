import type { Fault } from '#sandbox/platform/fault.ts';
import { instanceOf } from '#sandbox/platform/instances.ts';
import { servingPods } from '#sandbox/platform/pods-of-service.ts';

/** One pod deadlocks. Its health endpoint has a thread of its own and goes on saying that all is well. */
export const hungPod: Fault = {
  kind: {
    id: 'hung-pod',
    title: 'One hung pod',
    description:
      'One pod of several stops answering requests; it still passes its readiness probe and gets its share of them.',
    remedy: 'Delete that one pod; another takes its place. Scaling only makes its share smaller.',
    targets: ['billing-api', 'claims-api', 'auth', 'provider-directory'],
  },
  strike(world, service) {
    const [pod] = servingPods(world, service);
    let struck = pod ? instanceOf(world, pod) : null;
    const isStruck = (candidate: NonNullable<typeof pod>): boolean => instanceOf(world, candidate) === struck;
    return {
      kind: hungPod.kind.id,
      service,
      sinceMs: world.nowMs(),
      hangs: isStruck,
      logLine: (candidate) =>
        isStruck(candidate)
          ? 'WARN  watchdog: no request finished for 30s, 64 of 64 workers wait for SessionLock'
          : null,
      isOver: () => !world.pods(service).some(isStruck),
      repair: () => {
        struck = null;
      },
    };
  },
};
