import { expect, test } from 'vitest';
import { productsOf } from '#ml/features/lexicon/product-list.ts';

test('reads a product a line: its spellings, then the beginnings of its metrics, on indented lines if it likes', () => {
  expect(productsOf('\nPostgreSQL,\n  pg\n  | pg_*,\n    cnpg_*\nSQLite\n')).toEqual([
    { forms: ['PostgreSQL', 'pg'], metrics: ' pg_*,\n    cnpg_*' },
    { forms: ['SQLite'], metrics: '' },
  ]);
});

test.each(['| pg_*', 'pg | pg_* | more'])('quotes the line %s, which has no spelling or a second bar', (line) => {
  expect(() => productsOf(line)).toThrow(`product line "${line}"`);
});
