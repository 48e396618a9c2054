import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { advanceLife, newLife, type ContainerLife } from './container-life.ts';
import type { PodBehaviourOf } from './pod-behaviour.ts';
import { podStatus } from './pod-status.ts';
import { reportLife } from './report-life.ts';

export interface Kubelet {
  step(): void;
  /** Since when the pod's current container has been running, or null when it is not. */
  runningSince(podUid: string): number | null;
  /** Counts every start of a container in this pod: two runs of one pod are two instances of the program. */
  runNumber(podUid: string): number;
}

interface Tracked {
  readonly life: ContainerLife;
  readonly podIP: string;
  readonly stoppingSinceMs: number | null;
}

const stopMs = 1500;

/** The kubelets of all nodes at once: starts, probes, restarts and stops containers, and reports what they did. */
export function createKubelet(
  context: ClusterContext,
  behaviourOf: PodBehaviourOf,
  isNodeSilent: (name: string) => boolean,
): Kubelet {
  const tracked = new Map<string, Tracked>();
  let addresses = 0;

  const track = (pod: Pod): Tracked => {
    const known = tracked.get(pod.metadata.uid);
    if (known) return known;
    addresses += 1;
    const podIP = pod.status?.podIP ?? `10.244.${Math.floor(addresses / 250)}.${(addresses % 250) + 2}`;
    const fresh = { life: lifeOf(pod, context.nowMs()), podIP, stoppingSinceMs: null };
    tracked.set(pod.metadata.uid, fresh);
    return fresh;
  };

  const hostIPOf = (pod: Pod): string => {
    const node = context.store.get('nodes', undefined, pod.spec.nodeName ?? '');
    const addresses = (node?.status['addresses'] ?? []) as readonly {
      readonly type: string;
      readonly address: string;
    }[];
    return addresses.find((address) => address.type === 'InternalIP')?.address ?? '';
  };

  const stepPod = (pod: Pod): void => {
    const nowMs = context.nowMs();
    const before = track(pod);
    if (pod.metadata.deletionTimestamp !== undefined) {
      if (before.stoppingSinceMs === null) {
        tracked.set(pod.metadata.uid, { ...before, stoppingSinceMs: nowMs });
        for (const container of pod.spec.containers) {
          const message = `Stopping container ${container.name}`;
          const fieldPath = `spec.containers{${container.name}}`;
          const host = pod.spec.nodeName ?? '';
          context.event(pod, { type: 'Normal', reason: 'Killing', message, component: 'kubelet', host, fieldPath });
        }
      } else if (nowMs - before.stoppingSinceMs >= stopMs) {
        context.store.remove('pods', pod);
      }
      return;
    }
    const ranMs = before.life.stage.kind === 'running' ? nowMs - before.life.stage.sinceMs : 0;
    const life = advanceLife(before.life, behaviourOf(pod, ranMs), nowMs);
    tracked.set(pod.metadata.uid, { ...before, life });
    context.store.replace('pods', {
      ...pod,
      status: podStatus(pod, life, { podIP: before.podIP, hostIP: hostIPOf(pod), nowMs }),
    });
    reportLife(context, pod, before.life, life);
  };

  return {
    step() {
      const pods = context.store.list('pods');
      for (const pod of pods) {
        if (pod.spec.nodeName !== undefined && !isNodeSilent(pod.spec.nodeName)) stepPod(pod);
      }
      const alive = new Set(pods.map((pod) => pod.metadata.uid));
      for (const uid of tracked.keys()) if (!alive.has(uid)) tracked.delete(uid);
    },
    runningSince(podUid) {
      const stage = tracked.get(podUid)?.life.stage;
      return stage?.kind === 'running' ? stage.sinceMs : null;
    },
    runNumber: (podUid) => tracked.get(podUid)?.life.restarts ?? 0,
  };
}

/** A pod that was seeded as running long ago is taken over as it stands; any other starts its life now. */
function lifeOf(pod: Pod, nowMs: number): ContainerLife {
  const [container] = pod.status?.containerStatuses ?? [];
  const startedAt = container?.state.running?.startedAt;
  if (container === undefined || startedAt === undefined) return newLife(nowMs);
  const stage = { kind: 'running', sinceMs: Date.parse(startedAt), unready: null } as const;
  return { stage, restarts: container.restartCount, crashes: 0, lastEnd: null };
}
