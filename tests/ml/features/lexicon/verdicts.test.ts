import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { topicsInMetric, topicsInText } from '#ml/features/lexicon/lexicon.ts';
import { verdictsFrom } from '#ml/features/lexicon/verdicts.ts';
import { readExpression } from '#ml/features/expression.ts';
import { wordsOf } from '#ml/features/words.ts';
import { writtenExamples } from '#ml/training/examples.ts';

function verdictOf(name: string, summary: string, expression = ''): string | undefined {
  const passages = [
    { place: 'name', words: wordsOf(name) },
    { place: 'summary', words: wordsOf(summary) },
  ];
  const metrics = readExpression(expression).metrics.map((metric) => ({ metric, words: wordsOf(metric) }));
  return verdictsFrom([...passages.flatMap(topicsInText), ...metrics.flatMap(topicsInMetric)])[0]?.label;
}

test.each([
  ['RedisDown', 'Redis instance is down', 'data.datastore_down'],
  ['RedisExporterDown', 'The exporter of Redis is down', 'observability.monitoring_down'],
  ['CheckoutDown', 'checkout is down', 'application.service_down'],
  ['HostDown', 'Host is down', 'infrastructure.node_failure'],
  ['ScyllaReadLatency', 'Reads of Scylla are slow', 'data.database_performance'],
  ['OrdersLatencyHigh', 'Responses take too long', 'application.high_latency'],
  ['LokiRequestErrors', 'Loki answers with errors', 'observability.monitoring_down'],
  ['Shell spawned in container', 'A terminal shell in a container', 'security.unauthorized_access'],
  ['LSASS Memory Dump', 'A process read the memory of lsass', 'security.secret_exposure'],
])('takes %s (%s) for %s', (name, summary, label) => {
  expect(verdictOf(name, summary)).toBe(label);
});

test('takes a well-known metric for what it is, whatever the alert is called', () => {
  expect(verdictOf('Alert17', '', 'ceph_health_status == 2')).toBe('infrastructure.storage_volume');
});

test('says nothing about what it does not know', () => {
  expect(verdictOf('Alert17', 'Zorblax exceeded its frob')).toBeUndefined();
});

test('counts a topic once a place, so that repetition does not win', () => {
  const once = verdictsFrom([{ topic: 'trouble:memory', what: 'a', place: 'description' }]);
  const often = verdictsFrom(
    Array.from({ length: 9 }, () => ({ topic: 'trouble:memory' as const, what: 'a', place: 'description' })),
  );
  expect(often).toEqual(once);
});

test('puts equal votes in the order of the classes', () => {
  const sightings = (['hint:data.backup_failure', 'hint:application.oom_kill'] as const).map((topic) => ({
    topic,
    what: 'x',
    place: 'name',
  }));
  const labels = verdictsFrom(sightings).map(({ label }) => label);
  expect(labels).toEqual(labels.toSorted((a, b) => classes.indexOf(a) - classes.indexOf(b)));
});

test('by itself judges four in five of the written examples acceptably', async () => {
  const marks = (await writtenExamples(1)).map(({ alert, label, alternatives }) => {
    const verdict = verdictOf(alert.name, alert.summary, alert.expression);
    return verdict === label || alternatives.some((other) => other === verdict);
  });
  expect(marks.filter(Boolean).length / marks.length).toBeGreaterThan(0.8);
});
