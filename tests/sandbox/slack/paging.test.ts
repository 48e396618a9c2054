import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOf } from '#sandbox/slack/paging.ts';

const limits = { usual: 100, most: 1000 };
const key = (item: string) => item;

test('visits every item once and in order, whatever the page size', () => {
  const listing = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 });
  fc.assert(
    fc.property(listing, fc.integer({ min: 1, max: 20 }), (items, limit) => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = pageOf(items, key, { cursor, limit }, limits);
        if ('ok' in page) throw new Error(page.error);
        seen.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== '');
      expect(seen).toEqual(items);
    }),
  );
});

test('refuses a limit above the largest and a cursor that it never gave', () => {
  expect(pageOf(['a'], key, { cursor: '', limit: 1001 }, limits)).toMatchObject({ error: 'invalid_limit' });
  expect(pageOf(['a'], key, { cursor: 'bogus', limit: 1 }, limits)).toMatchObject({ error: 'invalid_cursor' });
});
