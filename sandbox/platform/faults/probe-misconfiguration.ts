import type { ContainerSpec } from '#sandbox/kubernetes/workload-objects.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { faultyRollout } from '#sandbox/platform/faulty-rollout.ts';

interface Probe {
  readonly httpGet?: { readonly path?: string };
}

const wrongPath = '/livez';
const periodSeconds = 4;
const failureThreshold = 3;

/** A rollout adds a liveness probe that asks for a path the program does not serve. The kubelet kills what is well. */
export const probeMisconfiguration: Fault = {
  kind: {
    id: 'probe-misconfiguration',
    title: 'Wrong liveness probe',
    description:
      'A rollout adds a liveness probe with a path that answers 404: healthy containers are killed and restarted again and again.',
    remedy:
      'Roll back (rollout undo), or give the probe the path /healthz, or take it away. A restart, or more pods, are killed by the same probe.',
    targets: ['id-cards', 'provider-directory', 'member-portal', 'documents'],
  },
  strike(world, service) {
    const livenessProbe = {
      httpGet: { path: wrongPath, port: 'http', scheme: 'HTTP' },
      periodSeconds,
      failureThreshold,
      timeoutSeconds: 1,
    };
    const rollout = faultyRollout(world, service, {
      change: (container) => ({ ...container, livenessProbe }),
      isFaulty: (container) => pathOf(container) === wrongPath,
      changeCause: 'add a liveness probe, as the platform guide asks for',
    });
    const firstProbeMs = world.variety.amount(2000, { from: 1000, to: 10_000 });
    const livesForMs = firstProbeMs + periodSeconds * failureThreshold * 1000;
    return {
      kind: probeMisconfiguration.kind.id,
      service,
      sinceMs: world.nowMs(),
      behaviour: (pod, runningForMs) =>
        rollout.isIn(pod) && runningForMs >= livesForMs
          ? {
              termination: {
                reason: 'Error',
                exitCode: 143,
                livenessFailure: 'HTTP probe failed with statuscode: 404',
              },
            }
          : null,
      logLine: (pod) => (rollout.isIn(pod) ? `INFO  GET ${wrongPath} 404 (kube-probe/1.32)` : null),
      isOver: rollout.isOver,
      repair: rollout.repair,
    };
  },
};

function pathOf(container: ContainerSpec): string | undefined {
  return (container['livenessProbe'] as Probe | undefined)?.httpGet?.path;
}
