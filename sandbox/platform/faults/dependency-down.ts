import type { Fault } from '#sandbox/platform/fault.ts';
import { currentInstances, instanceOf, survivors } from '#sandbox/platform/instances.ts';

/** Every instance of a service hangs: alive, but never ready. Its callers fail by the share of their calls to it. */
export const dependencyDown: Fault = {
  kind: {
    id: 'dependency-down',
    title: 'Dependency down',
    description:
      'All instances of a service deadlock; they stay alive but answer nothing, and its callers fail with it.',
    remedy: 'Restart the service that hangs (rollout restart). Restarting or scaling its callers changes nothing.',
    targets: ['eligibility', 'provider-directory', 'documents', 'payments'],
  },
  strike(world, service) {
    let struck = currentInstances(world, service);
    return {
      kind: dependencyDown.kind.id,
      service,
      sinceMs: world.nowMs(),
      behaviour: (pod) =>
        struck.has(instanceOf(world, pod)) ? { unready: 'HTTP probe failed with statuscode: 503' } : null,
      logLine: (pod) =>
        struck.has(instanceOf(world, pod))
          ? 'WARN  watchdog: 64 of 64 worker threads blocked for more than 30s in TokenCache.refresh'
          : null,
      isOver: () => survivors(world, service, struck) === 0,
      repair: () => {
        struck = new Set();
      },
    };
  },
};
