import { expect, test } from 'vitest';
import { parseFolds, parseSeed, parseShare } from '#app/model/parse-number.ts';

test.each([
  [parseSeed, '0', 0],
  [parseFolds, '2', 2],
  [parseShare, '0.5', 0.5],
])('reads what is in range', (parse, text, value) => {
  expect(parse(text)).toBe(value);
});

test.each([
  [parseSeed, '-1', 'whole number from 0'],
  [parseFolds, '1', 'whole number from 2'],
  [parseFolds, 'two', 'whole number from 2'],
  [parseShare, '1.1', 'from 0 to 1'],
  [parseShare, '', 'from 0 to 1'],
])('refuses the rest', (parse, text, words) => {
  expect(() => parse(text)).toThrow(words);
});
