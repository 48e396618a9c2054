import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';

/** How many services alerts are about, in turn. */
export const alertedServices = serviceCatalogue.length;

export interface BenchAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly startsAt: string;
  readonly generatorURL: string;
}

/** A latency alert as the sandbox's own rule words it, for a service of the platform in turn, in a cluster as named. */
export function latencyAlert(number: number, cluster: string): BenchAlert {
  const service = serviceCatalogue[number % serviceCatalogue.length] ?? { name: 'claims-api', namespace: 'claims' };
  const { name, namespace } = service;
  return {
    labels: { alertname: 'HighLatencyP99', severity: 'critical', service: name, namespace, cluster },
    annotations: {
      summary: `p99 latency of ${name} is 3420ms`,
      description: `The 99th percentile of request latency of ${namespace}/${name} is 3420ms, above the objective of 2000ms.`,
    },
    startsAt: new Date().toISOString(),
    generatorURL: 'http://prometheus.bench.example/graph?g0.expr=up',
  };
}

/** What Alertmanager's webhook sends (payload version 4). */
export function webhookBody(alerts: readonly BenchAlert[]): string {
  return JSON.stringify({
    version: '4',
    groupKey: '{}:{}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'firebreak',
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager.bench.example',
    alerts: alerts.map((alert) => ({ status: 'firing', ...alert, endsAt: '0001-01-01T00:00:00Z' })),
  });
}

/** What Prometheus pushes to an Alertmanager (its API v2). */
export function pushBody(alerts: readonly BenchAlert[]): string {
  return JSON.stringify(alerts);
}

/** One of many alerts of a bad night: about a pod of its own, so never a repetition, on the services in turn. */
export function podAlert(number: number): BenchAlert {
  const service = serviceCatalogue[number % serviceCatalogue.length] ?? { name: 'claims-api', namespace: 'claims' };
  const { name, namespace } = service;
  const pod = `${name}-7d9c5b8f4-${number.toString(36).padStart(5, '0')}`;
  return {
    labels: { alertname: 'KubePodNotReady', severity: 'warning', service: name, namespace, pod, cluster: 'bench' },
    annotations: {
      summary: `Pod ${pod} is not ready`,
      description: `Pod ${namespace}/${pod} has been in a non-ready state for longer than 15 minutes.`,
    },
    startsAt: new Date().toISOString(),
    generatorURL: 'http://prometheus.bench.example/graph?g0.expr=up',
  };
}
