import { expect, test } from 'vitest';
import { BoundedCache } from '#domain/bounded-cache.ts';

test('makes a value once, and forgets the oldest when it is full', () => {
  const cache = new BoundedCache<string>(2);
  const made: string[] = [];
  const get = (key: string): string =>
    cache.get(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'b'].map(get)).toEqual(['A', 'B', 'A', 'B']);
  expect(made).toEqual(['a', 'b']);
  get('c');
  get('b');
  expect(made).toEqual(['a', 'b', 'c']);
  get('a');
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});

test('keeps nothing of what could not be made', () => {
  const cache = new BoundedCache<string>(2);
  const fail = (): string => {
    throw new Error('no');
  };
  expect(() => cache.get('a', fail)).toThrow('no');
  expect(cache.get('a', () => 'made')).toBe('made');
});
