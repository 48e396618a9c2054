import { expect, test } from 'vitest';
import { readText } from '#ml/features/read-text.ts';
import { readTogether } from '#ml/features/read-together.ts';

test('sees a thing crossed with its trouble, and what they mean, as loudly as they say it', () => {
  const { occurrences } = readTogether([
    { occurrences: [], sightings: [{ topic: 'kind:queue', what: '“kafka”', place: 'name' }], key: null },
    { occurrences: [], sightings: [{ topic: 'trouble:lag', what: '“lag”', place: 'summary' }], key: 'lag' },
  ]);
  const features = occurrences.map(({ feature }) => feature);
  expect(features).toContain('cross:kind:queue*trouble:lag');
  expect(features.filter((feature) => feature === 'meaning:data.queue_backlog').length).toBeGreaterThan(1);
});

test('says nothing of nothing', () => {
  expect(readTogether([]).occurrences).toEqual([]);
});

test('gives the same for the same parts where all of them are kept, and for no others', () => {
  const [name, other] = [readText('summary', 'kafka is down'), readText('description', 'consumer lag')];
  expect(readTogether([name, other])).toBe(readTogether([name, other]));
  expect(readTogether([name])).not.toBe(readTogether([name, other]));
  const fleeting = { ...other, key: null };
  expect(readTogether([name, fleeting])).not.toBe(readTogether([name, fleeting]));
  expect(readTogether([name, fleeting]).occurrences).toEqual(readTogether([name, other]).occurrences);
});

test('keeps apart parts whose texts would read alike if they were written one after another', () => {
  const part = (key: string) => ({
    occurrences: [],
    sightings: [{ topic: 'kind:queue', what: '“kafka”', place: 'name' }] as const,
    key,
  });
  expect(readTogether([part('a\n\nb')])).not.toBe(readTogether([part('a'), part('b')]));
  expect(readTogether([part('a3 b')])).not.toBe(readTogether([part('a'), part('b')]));
});
