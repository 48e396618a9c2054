import { sayDuration } from '#domain/duration.ts';
import { own, perSecond, type MetricScope } from './metric-scope.ts';
import { exactly, quoted } from './promql-text.ts';
import type { MetricSignal } from './metric-signal.ts';
import { sayNumber, sayShare, sayUsual } from './say-number.ts';

const daySeconds = 86_400;

function dnsShare({ windowS }: MetricScope, rcode: string, at: number): string {
  const answers = perSecond('coredns_dns_responses_total', at, windowS);
  const failing = perSecond(`coredns_dns_responses_total{rcode=~${quoted(rcode)}}`, at, windowS);
  return `(sum(${failing}) or 0 * sum(${answers})) / sum(${answers})`;
}

/** The claims that are a service's own, by its name in theirs. */
function volumes({ service, namespace }: MetricScope, metric: string): string {
  const name = exactly(service);
  const claim = `persistentvolumeclaim=~${quoted(`(.*-)?${name}(-.*)?`)}`;
  const place = namespace === null ? '' : `,namespace=${quoted(namespace)}`;
  return `${metric}{${claim}${place}}`;
}

/** Of what stands around the service: names, certificates, volumes, autoscalers, quotas. */
export const platformSignals: readonly MetricSignal[] = [
  {
    finding: 'dns_errors_high',
    ask: (scope, at) => dnsShare(scope, 'SERVFAIL|REFUSED|NOTIMP', at),
    isCompared: true,
    judge: ({ value, usual }) => ({
      present: value >= 0.05 && (usual === null || value >= usual * 3),
      text: `${sayShare(value)} of the name lookups of the cluster fail${sayUsual(usual, sayShare)}`,
    }),
  },
  {
    finding: 'dns_errors_high',
    ask: (scope, at) => dnsShare(scope, 'NXDOMAIN', at),
    isCompared: true,
    // Search domains make many lookups of names that do not exist, so that only a leap says something.
    judge: ({ value, usual }) =>
      usual === null
        ? null
        : {
            present: value >= usual + 0.2,
            text: `${sayShare(value)} of the name lookups of the cluster find no such name${sayUsual(usual, sayShare)}`,
          },
  },
  {
    finding: 'dns_pods_unready',
    ask: () => {
      const which = '{deployment=~"coredns|kube-dns|rke2-coredns-.*"}';
      return `1 - min(kube_deployment_status_replicas_available${which} / (kube_deployment_spec_replicas${which} > 0))`;
    },
    judge: ({ value }) => ({
      present: value > 0,
      text:
        value > 0
          ? `${sayShare(value)} of the pods of the cluster DNS are missing`
          : 'all pods of the cluster DNS are there',
    }),
  },
  {
    finding: 'certificate_expiring',
    ask: (scope) => `-1 * (${own(scope, 'probe_ssl_earliest_cert_expiry')} - time())`,
    judge: ({ series }) => {
      const [first] = series.toSorted((a, b) => b.value - a.value);
      if (!first) return null;
      const leftSeconds = -first.value;
      const whose = first.labels['certificate'] ?? first.labels['instance'] ?? 'a certificate';
      const time = sayDuration(Math.abs(leftSeconds) * 1000);
      return {
        present: leftSeconds < 7 * daySeconds,
        text: leftSeconds < 0 ? `${whose} expired ${time} ago` : `${whose} expires in ${time}`,
        subject: whose,
      };
    },
  },
  {
    finding: 'disk_nearly_full',
    ask: (scope) => {
      const claims = (metric: string): string => `(${own(scope, metric)} or ${volumes(scope, metric)})`;
      return `max by (persistentvolumeclaim) (1 - ${claims('kubelet_volume_stats_available_bytes')} / ${claims('kubelet_volume_stats_capacity_bytes')})`;
    },
    judge: ({ series, value }) => {
      const fullest = series.toSorted((a, b) => b.value - a.value)[0]?.labels['persistentvolumeclaim'];
      return {
        present: value >= 0.85,
        text: `volume ${fullest ?? 'of the service'} is full to ${sayShare(value)}`,
        subject: fullest,
      };
    },
  },
  {
    finding: 'hpa_at_maximum',
    ask: ({ service, namespace }) => {
      const which = `{horizontalpodautoscaler=~${quoted(`${exactly(service)}(-hpa)?`)}${namespace === null ? '' : `,namespace=${quoted(namespace)}`}}`;
      const on = 'on (namespace, horizontalpodautoscaler)';
      const isIdle = `kube_horizontalpodautoscaler_status_target_metric${which} <= ${on} kube_horizontalpodautoscaler_spec_target_metric${which}`;
      return `(kube_horizontalpodautoscaler_status_current_replicas${which} / ${on} kube_horizontalpodautoscaler_spec_max_replicas${which}) unless ${on} (${isIdle})`;
    },
    judge: ({ value }) => ({ present: value >= 1, text: `the autoscaler is at ${sayShare(value)} of its maximum` }),
  },
  {
    finding: 'quota_fully_used',
    ask: ({ namespace }) => {
      if (namespace === null) return null;
      const of = (type: string): string =>
        `max by (resourcequota, resource) (kube_resourcequota{namespace=${quoted(namespace)},type="${type}"})`;
      return `${of('used')} / (${of('hard')} > 0)`;
    },
    judge: ({ series, value }) => {
      const fullest = series.toSorted((a, b) => b.value - a.value)[0];
      const what = [fullest?.labels['resourcequota'], fullest?.labels['resource']].filter((part) => part).join(' ');
      return { present: value >= 1, text: `quota ${what} is used to ${sayNumber(value * 100)} %`, subject: what };
    },
  },
];
