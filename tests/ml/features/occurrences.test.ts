import { expect, test } from 'vitest';
import { occurrencesIn } from '#ml/features/occurrences.ts';
import { textOf } from '#tests/ml/alerts.ts';

const featuresIn = (given: Parameters<typeof textOf>[0]): Set<string> =>
  new Set(occurrencesIn(textOf(given)).map(({ feature }) => feature));

test('sees words, pairs, the name by itself, pieces, metrics, matchers and label keys', () => {
  const features = featuresIn({
    name: 'PodOOMKilled',
    summary: 'Container was killed',
    labels: { reason: 'OOMKilled', persistentvolumeclaim: 'data-0' },
    expression: 'kube_pod_container_status_last_terminated_reason{reason="OOMKilled"} == 1',
  });
  for (const feature of [
    'word:kill',
    'pair:container kill',
    'name:pod',
    'piece:<pod',
    'metric:kube_pod_container_status_last_terminated_reason',
    'metric:~terminat',
    'rule:reason=oomkilled',
    'label:persistentvolumeclaim',
  ]) {
    expect(features).toContain(feature);
  }
});

test('sees a label key in a template as it does on a rendered alert', () => {
  expect(featuresIn({ summary: 'Lag of {{ $labels.consumergroup }}' })).toContain('label:consumergroup');
  expect(featuresIn({ labels: { consumergroup: 'mail' } })).toContain('label:consumergroup');
});

test('says nothing of labels that every alert carries', () => {
  const features = featuresIn({ labels: { alertname: 'X', severity: 'critical', namespace: 'claims', pod: 'a-0' } });
  expect([...features].filter((feature) => feature.startsWith('label:'))).toEqual([]);
});

test('reads further annotations, but not links', () => {
  const features = featuresIn({ annotations: { message: 'disk is full', runbook_url: 'https://x.example/latency' } });
  expect(features).toContain('word:disk');
  expect(features).not.toContain('word:latency');
});

test('reads a description that repeats the summary once', () => {
  const once = occurrencesIn(textOf({ summary: 'disk full' }));
  expect(occurrencesIn(textOf({ summary: 'disk full', description: 'disk full' }))).toEqual(once);
});

test('names what it saw and where', () => {
  const [seen] = occurrencesIn(textOf({ summary: 'Latency' }));
  expect(seen).toEqual({ block: 'word', feature: 'word:latency', what: '“latency”', place: 'summary' });
});

test.each(['a-', '{{', 'x=', '0-', '(a', 'LABELS=', '$a'])(
  'reads no more of an endless text of %j than its limit',
  (piece) => {
    const long = textOf({ name: 'X', summary: piece.repeat(4000), expression: piece.repeat(4000) });
    const longer = textOf({ name: 'X', summary: piece.repeat(400_000), expression: piece.repeat(400_000) });
    const limited = (alert: typeof long) => ({
      ...alert,
      summary: alert.summary.slice(0, 8000),
      expression: alert.expression.slice(0, 8000),
    });
    expect(occurrencesIn(longer)).toEqual(occurrencesIn(limited(longer)));
    expect(occurrencesIn(long)).toEqual(occurrencesIn(limited(long)));
  },
);
