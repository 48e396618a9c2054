import { expect, test } from 'vitest';
import { reasonsIn } from '#ml/reasons.ts';
import { textOf } from './alerts.ts';

test('gives only what speaks for the class, strongest first', () => {
  const contributions = [
    { what: 'deployed 6 minutes ago', places: [], weight: 2 },
    { what: 'b', places: ['rule'], weight: 1 },
    { what: 'c', places: ['rule'], weight: 0.01 },
    { what: 'd', places: ['rule'], weight: -3 },
  ];
  expect(reasonsIn(contributions, textOf({}), 5)).toEqual(['deployed 6 minutes ago', 'b in the rule']);
  expect(reasonsIn(contributions, textOf({}), 1)).toEqual(['deployed 6 minutes ago']);
  expect(reasonsIn([], textOf({}), 5)).toEqual([]);
});

test('quotes a word with the figure before it, and a label as one', () => {
  const crashing = textOf({ summary: 'api had 14 restarts', labels: { reason: 'OOMKilled' } });
  const contributions = [
    { what: '“restarts”', places: ['summary'], weight: 2 },
    { what: 'reason=OOMKilled', places: ['labels'], weight: 1 },
    { what: 'label device', places: ['labels'], weight: 1 },
  ];
  expect(reasonsIn(contributions, crashing, 5)).toEqual([
    '“14 restarts” in the summary',
    'label reason=OOMKilled',
    'label device',
  ]);
});

test('quotes the first figure that counts the word, and no figure of another', () => {
  const quote = (summary: string): readonly string[] =>
    reasonsIn([{ what: '“errors”', places: ['summary'], weight: 1 }], textOf({ summary }), 1);
  expect(quote('3 pods, 1,200 Errors and 7 errors')).toEqual(['“1,200 Errors” in the summary']);
  expect(quote('3 pods with errors')).toEqual(['“errors” in the summary']);
  expect(quote('12 errorsets')).toEqual(['“errors” in the summary']);
});
