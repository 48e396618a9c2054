import { expect, test } from 'vitest';
import type { AlertText } from '#ml/alert-text.ts';
import { featuresOf, featuresVersion, vectorOf } from '#ml/features/features.ts';
import { occurrencesIn } from '#ml/features/occurrences.ts';
import { vocabularyOf } from '#ml/features/vocabulary.ts';
import { textOf } from '#tests/ml/alerts.ts';

const golden: readonly AlertText[] = [
  textOf({
    name: 'HighLatencyP99',
    summary: 'claims-api p99 latency is 3480 ms',
    labels: { alertname: 'HighLatencyP99', service: 'claims-api', namespace: 'claims' },
  }),
  textOf({ name: 'PodOOMKilled', summary: 'Container was OOMKilled', labels: { reason: 'OOMKilled' } }),
  textOf({ name: 'TargetDown', expression: 'up{job="node"} == 0' }),
  textOf({ name: 'disk_full', summary: '{{ $labels.device }} is {{ $value | humanizePercentage }} full' }),
  textOf({ name: 'KubeJobFailed', expression: 'kube_job_failed{condition="true"} > 0' }),
  textOf({ name: 'Certificate expires', description: 'in 5 days', labels: { issuer_name: 'acme' } }),
  textOf({ name: 'ReplicaLag', annotations: { message: 'standby is 40 s behind', dashboard: 'https://x.example' } }),
  textOf({ summary: 'HTTP 503 from billing-worker-7c9d8b6f5-x2x4z', labels: { code: '503' } }),
  textOf({ name: 'NodeNotReady', expression: 'kube_node_status_condition{condition="Ready",status="true"} == 0' }),
  textOf({}),
];
const features = [...new Set(golden.flatMap((alert) => occurrencesIn(alert).map(({ feature }) => feature)))].sort();
const vocabulary = vocabularyOf(
  features,
  Float32Array.from(features, (_, at) => 1 + (at % 7) / 4),
);

test('computes the golden vectors; raise featuresVersion with every change that moves them', async () => {
  const vectors = golden.map((alert) => {
    const { indices, values } = featuresOf(alert, vocabulary);
    return Object.fromEntries(Array.from(indices, (index, at) => [features[index], Number(values[at]?.toFixed(6))]));
  });
  await expect(`${JSON.stringify({ featuresVersion, vectors }, null, 1)}\n`).toMatchFileSnapshot(
    '../../fixtures/ml/golden-vectors.json',
  );
});

test('gives ascending indices and finite float32 values', () => {
  for (const alert of golden) {
    const { indices, values } = featuresOf(alert, vocabulary);
    expect([...indices]).toEqual([...new Set(indices)].sort((a, b) => a - b));
    expect([...values].every(Number.isFinite)).toBe(true);
  }
});

test('scales every block by itself: a long description does not weaken the name', () => {
  const name = (description: string): number => {
    const { indices, values } = featuresOf(textOf({ name: 'DiskFull', description }), wide);
    return values[indices.indexOf(wide.indexOf.get('name:disk') ?? -1)] ?? 0;
  };
  const long = Array.from({ length: 200 }, (_, at) => `word${'x'.repeat(at + 1)}`).join(' ');
  const all = new Set(occurrencesIn(textOf({ name: 'DiskFull', description: long })).map(({ feature }) => feature));
  const wide = vocabularyOf(
    [...all].sort(),
    Float32Array.from([...all], () => 1),
  );
  expect(name(long)).toBe(name(''));
});

test('leaves out what the vocabulary does not know', () => {
  expect(vectorOf(occurrencesIn(textOf({ name: 'Zebra' })), vocabulary).indices).toHaveLength(0);
});
