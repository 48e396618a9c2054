import { expect, test } from 'vitest';
import { seededRandom } from '#ml/training/random.ts';
import { drawSlots, fillSlots } from '#ml/training/slots.ts';

test('fills slots with the values drawn for this rendering', () => {
  const slots = drawSlots(seededRandom(1));
  expect(fillSlots('{service} is at {pct} %', slots)).toBe(`${slots.service} is at ${slots.pct} %`);
});

test('names a slot that does not exist, and those that do', () => {
  expect(() => fillSlots('{sevrice} is down', drawSlots(seededRandom(1)))).toThrow(/\{sevrice\}.*use one of service/);
});
