import { expect, test } from 'vitest';
import { quotedText } from '#runbooks/templates/quoted-text.ts';

function readAll(quote: '"' | "'" | '`', text: string): { closedAt: number; content: string; inEscape: boolean } {
  const string = quotedText(quote);
  const closedAt = Array.from(text).findIndex((character) => string.read(character));
  return { closedAt, content: string.content(), inEscape: string.inEscape() };
}

test.each([
  ['"', 'ab"', { closedAt: 2, content: 'ab', inEscape: false }],
  ['"', 'a\\"b"', { closedAt: 4, content: 'a"b', inEscape: false }],
  ["'", 'a"b', { closedAt: -1, content: 'a"b', inEscape: false }],
  ['`', 'a\\`', { closedAt: 2, content: 'a\\', inEscape: false }],
  ['"', '\\x5c\\u0041\\U0001F600\\101\\n', { closedAt: -1, content: '\\A\u{1f600}A\n', inEscape: false }],
  ['"', 'a\\', { closedAt: -1, content: 'a', inEscape: true }],
  ['"', '\\x5', { closedAt: -1, content: '', inEscape: true }],
  ['"', '\\U0011FFFF!', { closedAt: -1, content: '!', inEscape: false }],
] as const)('reads %s%s', (quote, text, wanted) => {
  expect(readAll(quote, text)).toEqual(wanted);
});
