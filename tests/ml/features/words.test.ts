import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from '#ml/features/words.ts';

const stems = (text: string): string[] => wordsOf(text).map(({ stem }) => stem);

test.each([
  ['KubePodCrashLooping', ['kube', 'pod', 'crash', 'loop']],
  ['HTTPErrorRate', ['http', 'error', 'rate']],
  ['http_request_duration_seconds', ['http', 'request', 'duration', 'second']],
  ['the p99 is 3480 ms', ['percentil', 'millisecond']],
  ['99th percentile of requests', ['percentil', 'request']],
  ['HTTP 503 and 5xx', ['fivexx', 'fivexx']],
  ['status 429', ['status', 'http', 'too', 'many', 'request']],
  ['95% used', ['percent', 'used']],
])('cuts %j into %j', (text, expected) => {
  expect(stems(text)).toEqual(expected);
});

test.each([
  ['failing', 'failed'],
  ['queries', 'query'],
  ['restarts', 'restarted'],
  ['latencies', 'latency'],
  ['dropped', 'dropping'],
  ['expires', 'expired'],
])('knows %s and %s as one word', (one, other) => {
  expect(stems(one)).toEqual(stems(other));
});

test('keeps the spelling of a word to show it to people', () => {
  expect(wordsOf('Latencies')).toEqual([{ stem: 'latency', surface: 'latencies' }]);
});

test('drops figures: two firings of one rule have the same words', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => {
      expect(stems(`queue has ${a} messages`)).toEqual(stems(`queue has ${b} messages`));
    }),
  );
});
