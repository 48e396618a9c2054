import { ofPods, own, perSecond, type MetricScope as Scope } from './metric-scope.ts';
import type { MetricSignal, Verdict } from './metric-signal.ts';
import { sayNumber, sayShare, sayUsual } from './say-number.ts';

const minuteS = 60;
/** cAdvisor counts the pause container and the whole pod as well. */
const realContainers = 'container!="",container!="POD"';

/** Of CPU, memory, garbage collection and file descriptors, by the names of cAdvisor, kube-state-metrics and the client libraries. */
export const resourceSignals: readonly MetricSignal[] = [
  {
    finding: 'cpu_saturated',
    ask: (scope) =>
      `max(sum by (pod) (${ofPods(scope, 'container_cpu_usage_seconds_total', 0, perSecond, realContainers)}) / sum by (pod) (${ofPods(scope, 'kube_pod_container_resource_limits', 0, undefined, 'resource="cpu"')}))`,
    judge: ({ value }) => ({ present: value >= 0.9, text: `CPU is used to ${sayShare(value)} of its limit` }),
  },
  {
    finding: 'cpu_fell',
    isCompared: true,
    ask: (scope, at) => `sum(${ofPods(scope, 'container_cpu_usage_seconds_total', at, perSecond, realContainers)})`,
    judge: ({ value, usual }) =>
      usual === null || usual < 0.05
        ? null
        : { present: value <= usual * 0.3, text: `${sayNumber(value)} cores in use${sayUsual(usual)}` },
  },
  {
    finding: 'cpu_throttled',
    ask: (scope) => {
      const [throttled, periods] = ['container_cpu_cfs_throttled_periods_total', 'container_cpu_cfs_periods_total'].map(
        (metric) => `sum by (pod) (${ofPods(scope, metric, 0, perSecond)})`,
      );
      // A container without a limit has no periods, and nothing holds it back.
      const unlimited = `0 * sum by (pod) (${ofPods(scope, 'container_cpu_usage_seconds_total', 0, perSecond)})`;
      return `max(${throttled} / ${periods} or ${unlimited})`;
    },
    judge: ({ value }) => ({ present: value >= 0.25, text: `held back in ${sayShare(value)} of the CPU periods` }),
  },
  {
    finding: 'memory_near_limit',
    ask: (scope) => `max(${memory(scope)} / (${memoryLimit(scope)} > 0))`,
    judge: ({ value }) => ({ present: value >= 0.9, text: `memory is used to ${sayShare(value)} of its limit` }),
  },
  {
    finding: 'memory_growing',
    ask: (scope) => growth(scope, 5 * minuteS),
    judge: ({ value }) => grows(value, 0.05, '5 minutes'),
  },
  {
    finding: 'memory_growing',
    ask: (scope) => growth(scope, 60 * minuteS),
    judge: ({ value }) => grows(value, 0.04, 'hour'),
  },
  {
    finding: 'gc_time_high',
    isCompared: true,
    ask: (scope, at) =>
      `max(sum by (pod, instance) (${own(scope, 'jvm_gc_pause_seconds_sum', at, perSecond)} or ${own(scope, 'go_gc_duration_seconds_sum', at, perSecond)} or ${own(scope, 'nodejs_gc_duration_seconds_sum', at, perSecond)}))`,
    judge: ({ value, usual }) => ({
      present: usual === null ? value >= 0.1 : value >= 0.03 && value >= usual * 3,
      text: `${sayShare(value)} of the time goes to garbage collection${sayUsual(usual, sayShare)}`,
    }),
  },
  {
    finding: 'file_descriptors_exhausted',
    ask: (scope) => `max(${own(scope, 'process_open_fds')} / ${own(scope, 'process_max_fds')})`,
    judge: ({ value }) => ({ present: value >= 0.9, text: `${sayShare(value)} of the file descriptors are in use` }),
  },
];

function memory(scope: Scope): string {
  return `max by (pod) (${ofPods(scope, 'container_memory_working_set_bytes', 0, undefined, realContainers)})`;
}

/** cAdvisor reports no limit as 0. */
function memoryLimit(scope: Scope): string {
  const limits = [
    ofPods(scope, 'container_spec_memory_limit_bytes', 0, undefined, realContainers),
    ofPods(scope, 'kube_pod_container_resource_limits', 0, undefined, 'resource="memory"'),
  ];
  return `max by (pod) (${limits.join(' or ')})`;
}

/** By what share of its limit a pod's memory grew, as a straight line through the window; only pods that were there all along, since every start climbs. */
function growth(scope: Scope, windowS: number): string {
  const metric = 'container_memory_working_set_bytes';
  const slope = ofPods(scope, metric, 0, (selector) => `deriv(${selector}[${windowS}s])`, realContainers);
  const older = ofPods(scope, metric, windowS, undefined, realContainers);
  return `max(max by (pod) (${slope} and ${older}) * ${windowS} / (${memoryLimit(scope)} > 0))`;
}

function grows(share: number, threshold: number, window: string): Verdict {
  const text = `memory grew by ${sayShare(Math.max(0, share))} of its limit in the last ${window}`;
  return { present: share >= threshold, text };
}
