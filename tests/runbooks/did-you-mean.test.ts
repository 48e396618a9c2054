import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { closestNames, didYouMean } from '#runbooks/did-you-mean.ts';

const words = ['prometheus_query', 'conditional', 'kubernetes', 'notification', 'approval', 'wait', 'rollout_restart'];

test.each([
  ['prometeus_query', 'prometheus_query'],
  ['Kubernetse', 'kubernetes'],
  ['wiat', 'wait'],
  ['restart', 'rollout_restart'],
  ['frobnicate', null],
  ['w', null],
])('%s was meant to be %s', (typed, meant) => {
  expect(didYouMean(typed, words)).toBe(meant);
});

test('offers at most three names, nearest first', () => {
  expect(closestNames('claims-apj', ['claims-web', 'claims-api', 'claims-app', 'claims-apk', 'x'])).toEqual([
    'claims-api',
    'claims-app',
    'claims-apk',
  ]);
});

test('always recognises a name that is spelt right, and offers only candidates', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (typed) => {
      for (const name of closestNames(typed, words)) expect(words).toContain(name);
    }),
  );
  for (const word of words) expect(didYouMean(word, words)).toBe(word);
});
