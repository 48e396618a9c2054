import { own, perSecond, type MetricScope } from './metric-scope.ts';
import type { MetricSignal, Reading } from './metric-signal.ts';
import { sayNumber, sayShare, sayUsual } from './say-number.ts';

const failed = ['code=~"5.."', 'status=~"5.."', 'status_code=~"5.."'] as const;

function requests(scope: MetricScope, at: number): string {
  return `sum(${own(scope, 'http_requests_total', at, perSecond)})`;
}

function failures(scope: MetricScope, at: number): string {
  const kinds = failed.map((matcher) => own(scope, 'http_requests_total', at, perSecond, matcher));
  // A status code that never occurred has no series: none of them is 0, as long as requests are counted.
  return `(sum(${kinds.join(' or ')}) or 0 * ${requests(scope, at)})`;
}

/** Less than this many requests a second say nothing of traffic. */
const leastTraffic = 0.5;

/** Of the requests that the service answers: how many, how well, how fast. */
export const requestSignals: readonly MetricSignal[] = [
  {
    finding: 'error_rate_high',
    isCompared: true,
    ask: (scope, at) => `${failures(scope, at)} / ${requests(scope, at)}`,
    judge: ({ value, usual }) => ({
      present: value >= 0.05 || (value >= 0.01 && usual !== null && value >= usual * 5),
      text: `${sayShare(value)} of the requests fail${sayUsual(usual, sayShare)}`,
    }),
  },
  {
    finding: 'traffic_above_baseline',
    isCompared: true,
    ask: requests,
    judge: (reading) => traffic(reading, (ratio) => ratio >= 1.4),
  },
  {
    finding: 'traffic_below_baseline',
    isCompared: true,
    ask: requests,
    judge: (reading) => traffic(reading, (ratio) => ratio <= 0.4),
  },
  {
    finding: 'latency_above_objective',
    isCompared: true,
    ask: (scope, at) => `max(${own(scope, 'http_request_duration_seconds', at, undefined, 'quantile="0.99"')})`,
    judge: latency,
  },
  {
    finding: 'latency_above_objective',
    isCompared: true,
    onlyIf: (scope) => `count(${own(scope, 'http_request_duration_seconds_bucket')})`,
    ask: (scope, at) =>
      `histogram_quantile(0.99, sum by (le) (${own(scope, 'http_request_duration_seconds_bucket', at, perSecond)}))`,
    judge: latency,
  },
  {
    finding: 'service_not_answering',
    ask: (scope) => `1 - max(${own(scope, 'up')})`,
    judge: ({ value }) => ({
      present: value >= 1,
      text:
        value >= 1 ? 'no instance of the service answers its scrape' : 'instances of the service answer their scrape',
    }),
  },
  {
    finding: 'service_not_answering',
    ask: (scope) => `1 - min(${own(scope, 'probe_success', 0, undefined, 'pod=""')})`,
    judge: ({ value }) => ({
      present: value >= 1,
      text: value >= 1 ? 'a probe from outside gets no answer' : 'probes from outside are answered',
    }),
  },
  {
    finding: 'pods_ready_but_silent',
    ask: (scope) => `max by (pod) (1 - ${own(scope, 'probe_success', 0, undefined, 'pod!=""')})`,
    judge: ({ series }) => {
      const silent = series.filter(({ value }) => value >= 1);
      return {
        present: silent.length > 0,
        text:
          silent.length > 0
            ? `${silent.length} of ${series.length} ready pods answer no probe: ${silent[0]?.labels['pod'] ?? ''}`
            : `all ${series.length} ready pods answer their probes`,
        subject: silent[0]?.labels['pod'],
      };
    },
  },
];

function traffic({ value, usual }: Reading, isOff: (ratio: number) => boolean): ReturnType<MetricSignal['judge']> {
  if (usual === null || usual < leastTraffic) return null;
  return { present: isOff(value / usual), text: `${sayNumber(value)} requests a second${sayUsual(usual)}` };
}

/** Without what is usual nobody knows whether this is slow, nor even whether the exporter means seconds. */
function latency({ value, usual }: Reading): ReturnType<MetricSignal['judge']> {
  if (usual === null || usual <= 0) return null;
  return { present: value >= usual * 2, text: `p99 latency is ${sayNumber(value / usual)} times what is usual` };
}
