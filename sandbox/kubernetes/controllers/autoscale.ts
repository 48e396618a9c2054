import { cpuTargetOf } from '#sandbox/kubernetes/hpa-metrics.ts';
import { matchesLabelSelector } from '#sandbox/kubernetes/label-selector.ts';
import { toKubeTime } from '#sandbox/kubernetes/object-store.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { HorizontalPodAutoscaler } from '#sandbox/kubernetes/policy-objects.ts';
import type { StatefulSet } from '#sandbox/kubernetes/set-objects.ts';
import { isActive } from '#sandbox/kubernetes/terminate-pod.ts';
import type { Deployment, Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { autoscalerConditions, scalingDisabled, targetMissing } from './autoscaler-conditions.ts';
import type { ClusterContext } from './cluster-context.ts';
import { cpuUtilization, decideScale, type ScaleDecision } from './decide-scale.ts';

type Target = Deployment | StatefulSet;

const everyMs = 15_000;
const downscaleWindowMs = 300_000;
const component = 'horizontal-pod-autoscaler';
const targets = { Deployment: 'deployments.apps', StatefulSet: 'statefulsets.apps' } as const;

/** The HorizontalPodAutoscaler controller; it remembers what it asked for, to scale down only after five quiet minutes. */
export function createAutoscaler(context: ClusterContext): () => void {
  const recent = new Map<string, readonly { readonly atMs: number; readonly size: number }[]>();
  let nextMs = 0;

  const highestOf = (uid: string, recommended: number): number => {
    const nowMs = context.nowMs();
    const kept = (recent.get(uid) ?? []).filter((one) => nowMs - one.atMs <= downscaleWindowMs);
    const all = [...kept, { atMs: nowMs, size: recommended }];
    recent.set(uid, all);
    return Math.max(...all.map((one) => one.size));
  };

  return () => {
    if (context.nowMs() < nextMs) return;
    nextMs = context.nowMs() + everyMs;
    const autoscalers = context.store.list('horizontalpodautoscalers.autoscaling');
    for (const autoscaler of autoscalers) autoscale(context, autoscaler, highestOf);
    const present = new Set(autoscalers.map((autoscaler) => autoscaler.metadata.uid));
    for (const uid of recent.keys()) if (!present.has(uid)) recent.delete(uid);
  };
}

function autoscale(
  context: ClusterContext,
  autoscaler: HorizontalPodAutoscaler,
  highestOf: (uid: string, recommended: number) => number,
): void {
  const target = targetOf(context, autoscaler);
  if (target === null) {
    writeStatus(context, autoscaler, { desiredReplicas: 0, conditions: [targetMissing(autoscaler)] });
    return;
  }
  const current = target.spec.replicas;
  // A target of zero replicas is switched off on purpose: the autoscaler leaves it alone.
  if (current === 0) {
    writeStatus(context, autoscaler, { currentReplicas: 0, desiredReplicas: 0, conditions: [scalingDisabled] });
    return;
  }
  const use = cpuUtilization(measuredPods(context, target), (pod) => context.cpuMillicoresOf(pod));
  const facts = {
    current,
    min: autoscaler.spec.minReplicas,
    max: autoscaler.spec.maxReplicas,
    utilization: use?.percent ?? null,
    target: cpuTargetOf(autoscaler),
  };
  const { recommended } = decideScale({ ...facts, recentHighest: 0 });
  const decision = decideScale({ ...facts, recentHighest: highestOf(autoscaler.metadata.uid, recommended) });
  if (decision.replicas !== current) resize(context, autoscaler, target, decision);
  writeStatus(context, autoscaler, {
    currentReplicas: current,
    desiredReplicas: decision.replicas,
    ...(use === null ? {} : { currentMetrics: [currentCpu(use)] }),
    ...(decision.replicas === current ? {} : { lastScaleTime: toKubeTime(context.nowMs()) }),
    conditions: autoscalerConditions(use !== null, decision),
  });
}

function targetOf(context: ClusterContext, autoscaler: HorizontalPodAutoscaler): Target | null {
  const { kind, name } = autoscaler.spec.scaleTargetRef;
  if (!Object.hasOwn(targets, kind)) return null;
  return context.store.get(targets[kind as keyof typeof targets], autoscaler.metadata.namespace, name) ?? null;
}

function measuredPods(context: ClusterContext, target: Target): readonly Pod[] {
  return context.store
    .list('pods', target.metadata.namespace)
    .filter(
      (pod) =>
        isActive(pod) && isPodReady(pod) && matchesLabelSelector(target.spec.selector, pod.metadata.labels ?? {}),
    );
}

function resize(
  context: ClusterContext,
  autoscaler: HorizontalPodAutoscaler,
  target: Target,
  decision: ScaleDecision,
): void {
  const { replicas } = decision;
  const metadata = { ...target.metadata, generation: (target.metadata.generation ?? 1) + 1 };
  if (target.kind === 'StatefulSet') {
    const set = target as StatefulSet;
    context.store.replace('statefulsets.apps', { ...set, metadata, spec: { ...set.spec, replicas } });
  } else {
    const deployment = target as Deployment;
    context.store.replace('deployments.apps', { ...deployment, metadata, spec: { ...deployment.spec, replicas } });
  }
  const isUp = replicas > target.spec.replicas;
  const why = isUp ? 'cpu resource utilization (percentage of request) above target' : 'All metrics below target';
  const message = `New size: ${replicas}; reason: ${why}`;
  context.event(autoscaler, { type: 'Normal', reason: 'SuccessfulRescale', message, component });
}

function currentCpu(use: { readonly percent: number; readonly averageMillicores: number }): unknown {
  const current = { averageUtilization: use.percent, averageValue: `${use.averageMillicores}m` };
  return { type: 'Resource', resource: { name: 'cpu', current } };
}

function writeStatus(
  context: ClusterContext,
  autoscaler: HorizontalPodAutoscaler,
  status: NonNullable<HorizontalPodAutoscaler['status']>,
): void {
  const { lastScaleTime, conditions: previous = [] } = autoscaler.status ?? {};
  const now = toKubeTime(context.nowMs());
  const conditions = (status.conditions ?? []).map((condition) => {
    const last = previous.find((known) => known.type === condition.type);
    const holds = last?.status === condition.status ? last.lastTransitionTime : undefined;
    return { ...condition, lastTransitionTime: holds ?? now };
  });
  context.store.replace('horizontalpodautoscalers.autoscaling', {
    ...autoscaler,
    status: { ...(lastScaleTime === undefined ? {} : { lastScaleTime }), ...status, conditions },
  });
}
