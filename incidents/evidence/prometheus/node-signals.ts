import type { Sample } from '#clients/prometheus.ts';
import { instant, perSecond, type MetricScope } from './metric-scope.ts';
import { anyOf, exactly, quoted } from './promql-text.ts';
import type { MetricSignal, Verdict } from './metric-signal.ts';
import { sayNumber, sayShare, sayUsual } from './say-number.ts';

/** Series of the service's nodes, by `node` or, as node_exporter has it, by `instance`. Null where nobody knows the nodes. */
function onNodes({ nodes }: MetricScope, metric: string, extra = ''): readonly [string, string] | null {
  if (nodes.length === 0) return null;
  const rest = extra === '' ? '' : `,${extra}`;
  return [
    `${metric}{node=~${anyOf(nodes)}${rest}}`,
    `${metric}{node="",instance=~${quoted(`(${nodes.map(exactly).join('|')})(:.*)?`)}${rest}}`,
  ];
}

const by = 'by (node, instance)';

function gauge(scope: MetricScope, metric: string, at: number, extra = ''): string | null {
  const selectors = onNodes(scope, metric, extra);
  return selectors && `(${selectors.map((selector) => instant(selector, at, scope.windowS)).join(' or ')})`;
}

function rate(scope: MetricScope, metric: string, at: number, extra = ''): string | null {
  const selectors = onNodes(scope, metric, extra);
  return selectors && `(${selectors.map((selector) => perSecond(selector, at, scope.windowS)).join(' or ')})`;
}

/** Of the machines that carry the service, by the names of node_exporter. */
export const nodeSignals: readonly MetricSignal[] = [
  {
    finding: 'node_cpu_saturated',
    ask: (scope) => {
      const idle = rate(scope, 'node_cpu_seconds_total', 0, 'mode="idle"');
      const rule = gauge(scope, 'instance:node_cpu_utilisation:rate1m', 0);
      return idle && `max ${by} (1 - avg ${by} (${idle}) or ${rule})`;
    },
    judge: ({ series }) => worst(series, 0.9, (share) => `CPU is used to ${sayShare(share)}`),
  },
  {
    finding: 'node_disk_nearly_full',
    ask: (scope) => {
      const free = gauge(scope, 'node_filesystem_avail_bytes', 0, 'mountpoint=~"/|/var.*"');
      const size = gauge(scope, 'node_filesystem_size_bytes', 0, 'mountpoint=~"/|/var.*"');
      return free && `max ${by} (1 - ${free} / ${size})`;
    },
    judge: ({ series }) => worst(series, 0.88, (share) => `a filesystem is full to ${sayShare(share)}`),
  },
  {
    finding: 'node_network_errors',
    isCompared: true,
    ask: (scope, at) => {
      const parts = ['receive_errs', 'receive_drop', 'transmit_errs', 'transmit_drop'].map((kind) =>
        rate(scope, `node_network_${kind}_total`, at, 'device!="lo"'),
      );
      return parts.includes(null) ? null : `max ${by} (${parts.map((part) => `sum ${by} (${part})`).join(' or ')})`;
    },
    judge: ({ series, usual }) =>
      worst(
        series,
        Math.max(1, (usual ?? 0) * 5),
        (each) => `${sayNumber(each)} packets a second are lost or damaged${sayUsual(usual)}`,
      ),
  },
  {
    finding: 'tcp_retransmissions_high',
    isCompared: true,
    ask: (scope, at) => {
      const segments = rate(scope, 'node_netstat_Tcp_RetransSegs', at);
      return segments && `max ${by} (${segments})`;
    },
    judge: ({ series, usual }) =>
      usual === null
        ? null
        : worst(
            series,
            Math.max(5, usual * 5),
            (each) => `${sayNumber(each)} segments a second are repeated${sayUsual(usual)}`,
          ),
  },
  {
    finding: 'clock_off',
    ask: (scope) => {
      const offset = gauge(scope, 'node_timex_offset_seconds', 0);
      return offset && `max ${by} (abs(${offset}))`;
    },
    judge: ({ series }) => worst(series, 0.5, (seconds) => `the clock is off by ${sayNumber(seconds)} s`),
  },
  {
    finding: 'neighbour_takes_node',
    ask: ({ nodes, windowS }) =>
      nodes.length === 0
        ? null
        : `sum by (node, namespace, pod) (${perSecond(`container_cpu_usage_seconds_total{node=~${anyOf(nodes)},container!="",container!="POD"}`, 0, windowS)})`,
    judge: ({ series, scope }) => neighbour(series, scope),
  },
];

function worst(series: readonly Sample[], threshold: number, say: (value: number) => string): Verdict | null {
  const [first] = series.toSorted((a, b) => b.value - a.value);
  if (!first) return null;
  const node = first.labels['node'] || first.labels['instance'] || 'a node';
  return { present: first.value >= threshold, text: `on ${node} ${say(first.value)}`, subject: node };
}

/** More than half of what a node works, and more than two cores, for one pod that is not the service's own. */
function neighbour(series: readonly Sample[], { service, nodes }: MetricScope): Verdict {
  const judged = nodes.flatMap((node) => {
    const here = series.filter(({ labels }) => labels['node'] === node);
    const total = here.reduce((sum, { value }) => sum + value, 0);
    const [top] = here
      .filter(({ labels }) => !labels['pod']?.startsWith(`${service}-`))
      .toSorted((a, b) => b.value - a.value);
    return top && total > 0 ? [{ node, top, share: top.value / total }] : [];
  });
  const [greediest] = judged.toSorted((a, b) => b.share - a.share);
  if (!greediest) return { present: false, text: 'no other pod works on its nodes' };
  const { node, top, share } = greediest;
  return {
    present: share > 0.5 && top.value > 2,
    text: `pod ${top.labels['pod'] ?? 'unknown'} takes ${sayNumber(top.value)} cores, ${sayShare(share)} of what ${node} works`,
    subject: top.labels['pod'],
  };
}
