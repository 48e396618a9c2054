import { expect, test } from 'vitest';
import { markdownTable } from '#ml/exam/markdown-table.ts';

test('escapes bars within cells', () => {
  expect(markdownTable(['a', 'b'], [['x|y', '1']])).toBe('| a | b |\n| --- | --- |\n| x\\|y | 1 |');
});
