import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topicsInMetric, topicsInText } from '#ml/features/lexicon/lexicon.ts';
import { wordsOf } from '#ml/features/words.ts';

const passage = (place: string, text: string): { place: string; words: ReturnType<typeof wordsOf> } => ({
  place,
  words: wordsOf(text),
});
const metricOf = (metric: string): { metric: string; words: ReturnType<typeof wordsOf> } => ({
  metric,
  words: wordsOf(metric),
});

test('says what it saw, in the words of the alert, and where', () => {
  const sightings = [
    ...topicsInText(passage('name', 'KafkaConsumerLag')),
    ...topicsInMetric(metricOf('kafka_consumergroup_lag')),
  ];
  expect(sightings).toContainEqual({ topic: 'kind:queue', what: '“kafka”', place: 'name' });
  expect(sightings).toContainEqual({ topic: 'trouble:backlog', what: '“consumer lag”', place: 'name' });
  expect(sightings).toContainEqual({
    topic: 'hint:data.queue_backlog',
    what: 'metric kafka_consumergroup_lag',
    place: 'rule',
  });
});

test('reads the words of a metric that it does not know', () => {
  const topics = topicsInMetric(metricOf('frob_uploads_errors_total')).map(({ topic }) => topic);
  expect(topics).toEqual(['trouble:errors']);
});

test('does not guess from the words of a metric that it knows', () => {
  const topics = topicsInMetric(metricOf('mysql_global_status_threads_connected')).map(({ topic }) => topic);
  expect(topics).toEqual(['hint:data.database_connections', 'kind:database']);
});

test('sees the same in the same text, and nothing in no text', () => {
  expect(topicsInText(passage('summary', ''))).toEqual([]);
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, metric) => {
      const read = (): unknown => [topicsInText(passage('summary', text)), topicsInMetric(metricOf(metric))];
      expect(read()).toEqual(read());
    }),
  );
});

test('quotes only words that stand in the passage', () => {
  const word = fc.constantFrom('redis', 'lag', 'consumer', 'down', 'node', 'not', 'ready', 'certificate', 'of');
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join(' ');
      const plain = wordsOf(text)
        .map(({ surface }) => surface)
        .join(' ');
      for (const { what } of topicsInText(passage('summary', text))) expect(plain).toContain(what.slice(1, -1));
    }),
  );
});
