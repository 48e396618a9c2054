import { expect, it } from 'vitest';
import { within } from '#handlers/slack/views/story/within.ts';

it('within says when it leaves lines out, by what they take as JSON, and makes no more of them', () => {
  expect(within(['a', 'b', 'c'], 100)).toEqual(['a', 'b', 'c']);
  expect(within(['a', '"'.repeat(10), 'c'], 20)).toEqual(['a', '… there is no room for the rest']);
  const endless = (function* () {
    for (;;) yield 'line';
  })();
  expect(within(endless, 20)).toEqual(['line', 'line', 'line', '… there is no room for the rest']);
});
