import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { neutralise } from '#ml/features/neutralise.ts';
import { wordsOf } from '#ml/features/words.ts';

const words = (text: string, labels: Record<string, string> = {}): string[] =>
  wordsOf(neutralise(text, labels)).map(({ stem }) => stem);

test('a rendered alert and the template it came from read alike', () => {
  const template = 'p99 of {{ $labels.service }} is {{ $value }} ms (instance {{ $labels.instance }})';
  const rendered = 'p99 of claims-api is 3480 ms (instance 10.0.0.7:9090)';
  const labels = { service: 'claims-api', instance: '10.0.0.7:9090' };
  expect(words(rendered, labels).filter((word) => word !== 'millisecond')).toEqual(
    words(template).filter((word) => word !== 'ms'),
  );
});

test.each([
  ['VALUE = 12 LABELS = map[pod:x severity:warning]', []],
  ['VALUE = {{ $value }} LABELS = {{ $labels }}', []],
  ['see https://runbooks.example/disk?x=1 now', ['now']],
  ['claims-api-7c9d8b6f5-x2x4z restarted', ['restart']],
  ['commit 3f2a91bc77 broke it', ['commit', 'brok']],
  ['10.1.2.3:8080 unreachable', ['unreachabl']],
  ['database-0 is slow', ['slow']],
  ['${label:host} is hot', ['hot']],
  ['$user$ signed in', ['sign']],
  ['is at {{ $value | humanizePercentage }}', ['percent']],
])('of %j keeps only %j', (text, left) => {
  expect(words(text)).toEqual(left);
});

test('keeps label values that are plain words: a team named database must not erase the word database', () => {
  expect(words('database is down', { team: 'database' })).toEqual(words('database is down'));
});

test('takes any text and any labels without failing', () => {
  fc.assert(
    fc.property(fc.string(), fc.dictionary(fc.string(), fc.string()), (text, labels) => {
      expect(typeof neutralise(text, labels)).toBe('string');
    }),
  );
});
