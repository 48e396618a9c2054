import { expect, test } from 'vitest';
import { readTogether } from '#ml/features/read-together.ts';

test('sees a thing crossed with its trouble, and what they mean, as loudly as they say it', () => {
  const { occurrences } = readTogether([
    { topic: 'kind:queue', what: '“kafka”', place: 'name' },
    { topic: 'trouble:lag', what: '“lag”', place: 'summary' },
  ]);
  const features = occurrences.map(({ feature }) => feature);
  expect(features).toContain('cross:kind:queue*trouble:lag');
  expect(features.filter((feature) => feature === 'meaning:data.queue_backlog').length).toBeGreaterThan(1);
});

test('says nothing of nothing', () => {
  expect(readTogether([]).occurrences).toEqual([]);
});
