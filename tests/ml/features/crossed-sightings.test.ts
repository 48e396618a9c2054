import { expect, test } from 'vitest';
import { crossedSightings } from '#ml/features/crossed-sightings.ts';

const sightings = [
  { topic: 'kind:queue', what: '“kafka”', place: 'name' },
  { topic: 'trouble:backlog', what: '“consumer lag”', place: 'summary' },
  { topic: 'kind:queue', what: '“topic”', place: 'summary' },
  { topic: 'hint:data.queue_backlog', what: 'metric x', place: 'rule' },
] as const;

test('pairs each kind of thing with each trouble once, in the words in which both were seen first', () => {
  expect(crossedSightings(sightings)).toEqual([
    { pair: 'kind:queue*trouble:backlog', what: '“consumer lag” of “kafka”', place: 'summary' },
  ]);
});

test('pairs nothing where a kind or a trouble is missing', () => {
  expect(crossedSightings(sightings.slice(0, 1))).toEqual([]);
  expect(crossedSightings(sightings.slice(1, 2))).toEqual([]);
});
