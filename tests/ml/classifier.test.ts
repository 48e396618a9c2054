import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classificationSchema } from '#domain/classification.ts';
import { alertContextSchema } from '#domain/history.ts';
import { loadClassifier } from '#ml/classifier.ts';
import type { Classifier } from '#ml/classifier.ts';
import { alertOf } from './alerts.ts';

let classifier: Classifier;
beforeAll(async () => {
  classifier = await loadClassifier(join(import.meta.dirname, '../../ml/models'));
});
afterAll(() => classifier.close());

const latency = alertOf({
  name: 'HighLatencyP99',
  summary: 'claims-api p99 latency is 3480 ms',
  description: 'The 99th percentile of request duration of claims-api has been above 2000 ms for 5 s.',
  labels: {
    alertname: 'HighLatencyP99',
    service: 'claims-api',
    namespace: 'claims',
    severity: 'critical',
    cluster: 'northwind-prod',
  },
});

test('is sure of a latency alert, and says why', async () => {
  const classification = await classifier.classify(latency);
  expect(classification).toMatchObject({ label: 'application.high_latency', abstained: null, model: classifier.model });
  expect(classification.confidence).toBeGreaterThanOrEqual(0.75);
  expect(classification.reasons[0]).toBe('“latency” in the name and summary');
});

test('knows a connection pool that is nearly exhausted', async () => {
  const classification = await classifier.classify(
    alertOf({
      name: 'DatabaseConnectionPoolNearlyExhausted',
      summary: 'claims-api uses 98 of 100 database connections',
      labels: { alertname: 'DatabaseConnectionPoolNearlyExhausted', service: 'claims-api', severity: 'warning' },
    }),
  );
  expect(classification.label).toBe('data.database_connections');
  expect(classification.confidence).toBeGreaterThanOrEqual(0.75);
});

test.each([
  ['Lunch', 'Tuesday lunch menu has changed', ''],
  ['Lorem', 'Lorem ipsum dolor sit amet', 'consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore'],
  ['', '', ''],
  ['Xqzzy', 'frobnicated the wibble', ''],
  ['Reminder', 'Please water the plants on the third floor', 'Ask Maria for the can.'],
])('abstains from %s (%s) and says why', async (name, summary, description) => {
  const classification = await classifier.classify(alertOf({ name, summary, description }));
  expect(classification.label).toBe('unknown');
  expect(classification.abstained).toMatch(/known to the model|confidence of|no words/);
});

test('takes the commonest alert of all, an instance that is down, for a service or its monitoring', async () => {
  const { label, top } = await classifier.classify(
    alertOf({
      name: 'InstanceDown',
      summary: 'Instance 10.0.0.1:9090 down',
      labels: { alertname: 'InstanceDown', instance: '10.0.0.1:9090', job: 'claims' },
    }),
  );
  expect(['application.service_down', 'observability.monitoring_down', 'unknown']).toContain(label);
  expect(top.map((entry) => entry.label)).toContain('application.service_down');
});

test('answers with the best classes first and probabilities that are at most 1 together', async () => {
  const classification = classificationSchema.parse(await classifier.classify(latency));
  const probabilities = classification.top.map(({ probability }) => probability);
  expect(probabilities).toHaveLength(3);
  expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
  expect(probabilities[0]).toBe(classification.confidence);
  expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeLessThanOrEqual(1.000001);
});

test('does not mind which service, which figures and which pod: the same rule gives the same class', async () => {
  const other = alertOf({
    ...latency,
    summary: 'billing-api p99 latency is 12077 ms',
    description: 'The 99th percentile of request duration of billing-api has been above 2000 ms for 5 s.',
    labels: { ...latency.labels, service: 'billing-api', namespace: 'billing' },
  });
  const [one, two] = await Promise.all([classifier.classify(latency), classifier.classify(other)]);
  expect(two.label).toBe(one.label);
  expect(two.confidence).toBeCloseTo(one.confidence, 1);
});

test('reads the expression of the rule from the generator URL', async () => {
  const generatorUrl = `http://prometheus:9090/graph?${new URLSearchParams({
    'g0.expr': 'kube_pod_container_status_last_terminated_reason{reason="OOMKilled"} == 1',
  })}`;
  const { label, reasons } = await classifier.classify(
    alertOf({ name: 'ContainerKilled', summary: 'A container was killed for its memory', generatorUrl }),
  );
  expect(label).toBe('application.oom_kill');
  expect(reasons.join(' ')).toContain('in the rule');
});

const crash = alertOf({ name: 'KubePodCrashLooping', summary: 'Pod claims-api-0 had 14 restarts in ten minutes' });
const lunch = alertOf({ name: 'Lunch', summary: 'Tuesday lunch menu has changed' });

test('judges many alerts as it judges each, in their order', async () => {
  const many = Array.from({ length: 70 }, (_, at) => ({ alert: [latency, crash, lunch][at % 3]! }));
  const answers = await classifier.classifyAll(many);
  const each = await Promise.all([latency, crash, lunch].map((alert) => classifier.classify(alert)));
  expect(answers).toHaveLength(70);
  for (const [at, answer] of answers.entries()) {
    const alone = each[at % 3]!;
    expect(answer).toMatchObject({ label: alone.label, abstained: alone.abstained, reasons: alone.reasons });
    expect(answer.confidence).toBeCloseTo(alone.confidence, 5);
  }
});

test('answers the same with a context as without: the shipped model learned from no history', async () => {
  const context = alertContextSchema.parse({ service: 'claims-api', at: '2026-01-05T03:00:00Z', firingAlerts: 30 });
  expect(await classifier.classify(crash, context)).toEqual(await classifier.classify(crash));
});

test('quotes a figure with its word', async () => {
  const { reasons } = await classifier.classify(crash);
  expect(reasons.join('; ')).toContain('“14 restarts” in the summary');
});

test('gives the golden answers of the shipped model', async () => {
  const answers = await classifier.classifyAll([latency, crash, lunch].map((alert) => ({ alert })));
  const rounded = answers.map(({ label, top }) => ({
    label,
    top: top.map(({ label: of, probability }) => [of, Number(probability.toFixed(4))]),
  }));
  await expect(`${JSON.stringify({ model: classifier.model, answers: rounded }, null, 1)}\n`).toMatchFileSnapshot(
    '../fixtures/ml/shipped-answers.json',
  );
});
