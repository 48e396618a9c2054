import type { PrometheusClient, Sample } from '#clients/prometheus.ts';
import { sayNumber, sayShare } from '#incidents/evidence/prometheus/say-number.ts';
import { anyOf } from '#incidents/evidence/prometheus/promql-text.ts';
import type { MeasuredHealth } from './dependency-health.ts';

/** What of one measure of every dependency is a symptom. */
interface Measure {
  readonly query: (label: string, names: string) => string;
  readonly judge: (value: number) => string | null;
}

const labels = ['service', 'app', 'job'] as const;

const measures: readonly Measure[] = [
  {
    query: (label, names) => `max by (${label}) (up{${label}=~${names}})`,
    judge: (up) => (up > 0 ? null : 'no instance of it answers its scrape'),
  },
  {
    query: (label, names) =>
      `sum by (${label}) (rate(http_requests_total{${label}=~${names},code=~"5.."}[2m])) / sum by (${label}) (rate(http_requests_total{${label}=~${names}}[2m]))`,
    judge: (share) => (share < 0.1 ? null : `${sayShare(share)} of its requests fail`),
  },
  {
    query: (label, names) =>
      `max by (${label}) (http_request_duration_seconds{${label}=~${names},quantile="0.99"}) / max by (${label}) (http_request_duration_seconds{${label}=~${names},quantile="0.99"} offset 30m)`,
    judge: (ratio) => (ratio < 3 ? null : `its p99 latency is ${sayNumber(ratio)} times what it was half an hour ago`),
  },
];

/** One question for all dependencies at once, a measure and way of labelling each. Failing queries fail the whole, which the caller names. */
export async function dependencyMetrics(
  prometheus: PrometheusClient,
  dependencies: readonly string[],
): Promise<MeasuredHealth> {
  const names = anyOf(dependencies);
  const asked = measures.flatMap((measure) =>
    labels.map((label) => ({ measure, label, query: measure.query(label, names) })),
  );
  const answers = await Promise.all(
    asked.map(async ({ measure, label, query }) => {
      const { series } = await prometheus.query(query);
      return series.flatMap((sample) => symptomOf(measure, label, query, sample));
    }),
  );
  const all = answers.flat();
  return {
    measured: new Set(all.map(({ service }) => service)),
    symptoms: all.flatMap(({ service, text, reference }) =>
      text === null ? [] : [{ service, text, source: 'prometheus', reference }],
    ),
  };
}

function symptomOf({ judge }: Measure, label: string, reference: string, { labels: of, value }: Sample) {
  const service = of[label];
  if (service === undefined || !Number.isFinite(value)) return [];
  return [{ service, text: judge(value), reference }];
}
