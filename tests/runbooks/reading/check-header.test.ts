import { describe, expect, test } from 'vitest';
import { headerNames, namesAtStart, readInput } from '#runbooks/reading/check-header.ts';

describe('an input', () => {
  const input = (type: 'string' | 'number' | 'boolean' | 'quantity') => ({ type, description: '' }) as const;

  test.each([
    ['string', 'a', 'a'],
    ['number', 2.5, 2.5],
    ['boolean', false, false],
    ['quantity', '90%', 0.9],
    ['quantity', '2 * 5m', 600_000],
  ] as const)('of type %s takes %j as %j', (type, given, value) => {
    expect(readInput(input(type), given)).toEqual({ ok: true, value });
  });

  test.each([
    ['string', 1],
    ['number', '1'],
    ['number', Number.NaN],
    ['boolean', 'true'],
    ['quantity', 5],
    ['quantity', '"5m"'],
    ['quantity', 'pool_max'],
  ] as const)('of type %s refuses %j', (type, given) => {
    expect(readInput(input(type), given)).toMatchObject({ ok: false });
  });
});

test('the names of a broken header are still found, part by part', () => {
  const names = headerNames({ nmae: 1, vars: { limit: 5 }, inputs: 'none', trigger: { condition: 'a > 1' } });
  expect(names).toEqual({ vars: { limit: 5 }, inputs: {}, outputs: {}, condition: 'a > 1' });
  const { known } = namesAtStart(names, ['shards']);
  expect(['limit', 'shards', 'service', 'pool_max'].every((name) => known.has(name))).toBe(true);
});
