import type { PageView, PlatformView } from '#sandbox/contract.ts';
import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { isPodReady, podRestartCount, podStatusText } from '#sandbox/kubernetes/pod-display.ts';
import type { RuleEvaluator } from '#sandbox/prometheus/rule-evaluator.ts';
import { faultTable } from './fault-table.ts';
import type { Model } from './model.ts';
import type { ServiceSpec } from './service-spec.ts';
import type { ServiceState } from './service-state.ts';

/** The platform as the page shows it. */
export function platformView(parts: {
  readonly cluster: Cluster;
  readonly model: Model;
  readonly services: readonly ServiceSpec[];
  readonly rules: RuleEvaluator;
  readonly pages: readonly PageView[];
  readonly p99History: (service: string) => readonly number[];
}): PlatformView {
  const { cluster, model } = parts;
  const nowMs = cluster.nowMs();
  return {
    at: new Date(nowMs).toISOString(),
    services: parts.services.map((spec) => {
      const state = model.state(spec.name);
      const kind = spec.database === undefined ? 'deployments.apps' : 'statefulsets.apps';
      const desired = cluster.store.get(kind, spec.namespace, spec.name)?.spec.replicas ?? 0;
      return {
        name: spec.name,
        namespace: spec.namespace,
        tier: spec.tier,
        flow: spec.flow,
        dependsOn: spec.dependsOn.map((dependency) => dependency.service),
        health: healthOf(spec, state, desired),
        p99Ms: Math.round(state.p99Ms),
        errorRate: Number(state.errorRate.toFixed(4)),
        requestsPerSecond: Math.round(state.requestsPerSecond),
        replicas: { desired, ready: state.readyPods },
        faults: model
          .activeFaults()
          .filter((fault) => fault.service === spec.name)
          .map((fault) => fault.kind),
        pods: model.pods(spec.name).map((pod) => ({
          name: pod.metadata.name,
          phase: podStatusText(pod),
          ready: isPodReady(pod),
          ageSeconds: Math.max(0, Math.floor((nowMs - Date.parse(pod.metadata.creationTimestamp)) / 1000)),
          restarts: podRestartCount(pod),
        })),
        p99History: parts.p99History(spec.name),
      };
    }),
    firingAlerts: parts.rules.alerts().flatMap((alert) =>
      alert.firedAtMs === null
        ? []
        : [
            {
              name: alert.rule.alert,
              service: alert.labels['service'] ?? '',
              since: new Date(alert.firedAtMs).toISOString(),
              severity: alert.labels['severity'] ?? '',
            },
          ],
    ),
    faultKinds: faultTable.map((fault) => fault.kind),
    pages: parts.pages,
  };
}

/** Down when nothing answers; degraded when it is far slower than usual, fails visibly, or lacks pods. */
export function healthOf(spec: ServiceSpec, state: ServiceState, desired: number): 'healthy' | 'degraded' | 'down' {
  if ((desired > 0 && state.readyPods === 0) || state.errorRate > 0.5) return 'down';
  const isSlow = state.p99Ms > spec.p99Ms * 2.5;
  return isSlow || state.errorRate > 0.02 || state.cpuRatio > 0.9 || state.readyPods < desired ? 'degraded' : 'healthy';
}
