import { isFinished } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { advanceLife, newLife, type ContainerLife, type RestartPolicy } from './container-life.ts';
import { missingReferences } from './missing-references.ts';
import type { PodBehaviour, PodBehaviourOf } from './pod-behaviour.ts';
import { failedStatus, podStatus } from './pod-status.ts';
import { reportLife } from './report-life.ts';

export interface Kubelet {
  step(): void;
  /** Since when the pod's current container has been running, or null when it is not. */
  runningSince(podUid: string): number | null;
  /** Counts every start of a container in this pod: two runs of one pod are two instances of the program. */
  runNumber(podUid: string): number;
  /**
   * Gives the pod up because its node is short of something, as under disk pressure: phase Failed, reason Evicted.
   * `message` is the kubelet's, e.g. `The node was low on resource: ephemeral-storage.`
   */
  evict(pod: Pod, message: string): void;
}

interface Tracked {
  readonly life: ContainerLife;
  readonly podIP: string;
  readonly stoppingSinceMs: number | null;
  /** The pod as it was stored with the status of this life: while both stay the same there is nothing to report. */
  readonly reported: Pod | null;
}

const stopMs = 1500;

/** The kubelets of all nodes at once: starts, probes, restarts and stops containers, and reports what they did. */
export function createKubelet(context: ClusterContext, behaviourOf: PodBehaviourOf): Kubelet {
  const tracked = new Map<string, Tracked>();
  let addresses = 0;

  const track = (pod: Pod): Tracked => {
    const known = tracked.get(pod.metadata.uid);
    if (known) return known;
    addresses += 1;
    const podIP = pod.status?.podIP ?? `10.244.${Math.floor(addresses / 250)}.${(addresses % 250) + 2}`;
    const fresh = { life: lifeOf(pod, context.nowMs()), podIP, stoppingSinceMs: null, reported: null };
    tracked.set(pod.metadata.uid, fresh);
    return fresh;
  };

  /** Nobody looks for the Secrets of a container that runs. */
  const behaviourAt = (pod: Pod, life: ContainerLife, ranMs: number): PodBehaviour => {
    const behaviour = behaviourOf(pod, ranMs);
    const isStarting = life.stage.kind === 'creating' || life.stage.kind === 'unstartable';
    if (!isStarting) return behaviour;
    const missing = missingReferences(context.store, pod);
    return {
      ...behaviour,
      mountError: behaviour.mountError ?? missing.mountError ?? null,
      configError: behaviour.configError ?? missing.configError ?? null,
    };
  };

  const fail = (pod: Pod, failure: { readonly reason: string; readonly message: string }): void => {
    context.event(pod, { type: 'Warning', ...failure, component: 'kubelet', host: pod.spec.nodeName ?? '' });
    context.store.replace('pods', { ...pod, status: failedStatus(pod, failure, context.nowMs()) });
    tracked.delete(pod.metadata.uid);
  };

  const stop = (pod: Pod): void => {
    const nowMs = context.nowMs();
    const before = track(pod);
    if (before.stoppingSinceMs === null) {
      tracked.set(pod.metadata.uid, { ...before, stoppingSinceMs: nowMs });
      reportKilling(context, pod);
    } else if (nowMs - before.stoppingSinceMs >= stopMs) remove(context, pod);
  };

  const run = (pod: Pod): void => {
    const nowMs = context.nowMs();
    const before = track(pod);
    const ranMs = before.life.stage.kind === 'running' ? nowMs - before.life.stage.sinceMs : 0;
    const policy = (pod.spec.restartPolicy ?? 'Always') as RestartPolicy;
    const life = advanceLife(before.life, behaviourAt(pod, before.life, ranMs), nowMs, policy);
    if (life === before.life && pod === before.reported && life.stage.kind !== 'unpullable') return;
    const status = podStatus(pod, life, { podIP: before.podIP, hostIP: hostIPOf(context, pod), nowMs });
    const reported = context.store.replace('pods', { ...pod, status });
    tracked.set(pod.metadata.uid, { ...before, life, reported });
    reportLife(context, pod, before.life, life);
  };

  const stepPod = (pod: Pod): void => {
    if (pod.metadata.deletionTimestamp !== undefined) stop(pod);
    else if (isFinished(pod)) return;
    else if (isOverdue(pod, context.nowMs())) {
      const message = 'Pod was active on the node longer than the specified deadline';
      fail(pod, { reason: 'DeadlineExceeded', message });
    } else run(pod);
  };

  return {
    step() {
      const pods = context.store.list('pods');
      for (const pod of pods) {
        if (pod.spec.nodeName !== undefined && !context.isSilent(pod.spec.nodeName)) stepPod(pod);
      }
      const alive = new Set(pods.map((pod) => pod.metadata.uid));
      for (const uid of tracked.keys()) if (!alive.has(uid)) tracked.delete(uid);
    },
    runningSince(podUid) {
      const stage = tracked.get(podUid)?.life.stage;
      return stage?.kind === 'running' ? stage.sinceMs : null;
    },
    runNumber: (podUid) => tracked.get(podUid)?.life.restarts ?? 0,
    evict: (pod, message) => fail(pod, { reason: 'Evicted', message }),
  };
}

function isOverdue(pod: Pod, nowMs: number): boolean {
  const startTime = pod.status?.['startTime'];
  const { activeDeadlineSeconds } = pod.spec;
  if (activeDeadlineSeconds === undefined || typeof startTime !== 'string') return false;
  return nowMs - Date.parse(startTime) >= activeDeadlineSeconds * 1000;
}

/** Finalizers of the pod hold it, stopped as it is, until somebody removes them. */
function remove(context: ClusterContext, pod: Pod): void {
  const isHeld = (pod.metadata.finalizers ?? []).length > 0;
  if (!isHeld) context.store.remove('pods', pod);
  else context.store.replace('pods', { ...pod, metadata: { ...pod.metadata, deletionGracePeriodSeconds: 0 } });
}

function reportKilling(context: ClusterContext, pod: Pod): void {
  for (const container of pod.spec.containers) {
    const message = `Stopping container ${container.name}`;
    const fieldPath = `spec.containers{${container.name}}`;
    const host = pod.spec.nodeName ?? '';
    context.event(pod, { type: 'Normal', reason: 'Killing', message, component: 'kubelet', host, fieldPath });
  }
}

function hostIPOf(context: ClusterContext, pod: Pod): string {
  const node = context.store.get('nodes', undefined, pod.spec.nodeName ?? '');
  const addresses = (node?.status['addresses'] ?? []) as readonly {
    readonly type: string;
    readonly address: string;
  }[];
  return addresses.find((address) => address.type === 'InternalIP')?.address ?? '';
}

/** A pod that was seeded as running long ago is taken over as it stands; any other starts its life now. */
function lifeOf(pod: Pod, nowMs: number): ContainerLife {
  const [container] = pod.status?.containerStatuses ?? [];
  const startedAt = container?.state.running?.startedAt;
  if (container === undefined || startedAt === undefined) return newLife(nowMs);
  const stage = { kind: 'running', sinceMs: Date.parse(startedAt), unready: null } as const;
  return { stage, restarts: container.restartCount, crashes: 0, lastEnd: null };
}
