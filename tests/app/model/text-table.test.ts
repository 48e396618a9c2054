import { expect, test } from 'vitest';
import { textTable } from '#app/model/text-table.ts';

test('puts columns under each other, figures to the right, and ends no line in blanks', () => {
  expect(
    textTable(
      ['name', 'n', ''],
      [
        ['a', '10', ''],
        ['long one', '7', ''],
      ],
    ),
  ).toBe('name       n\na         10\nlong one   7');
});
