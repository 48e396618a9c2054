import { expect, test } from 'vitest';
import { quoteRegex, quoteString } from '#runbooks/templates/quote-string.ts';

test('escapes the quotes in force and leaves the others', () => {
  expect(quoteString('"', `a"b'\\`)).toBe(String.raw`a\"b'\\`);
  expect(quoteString("'", `a"b'\\`)).toBe(String.raw`a"b\'\\`);
});

test('writes control characters as escapes and half a pair as the replacement character', () => {
  expect(quoteString('"', 'a\n\u0000\u0085\ud800')).toBe('a\\n\\u0000\\u0085\ufffd');
});

test('takes the meaning from every sign that has one, and touches nothing else', () => {
  expect(quoteRegex('a.b-1_é')).toBe(String.raw`a\.b\-1_é`);
});
