import { expect, test } from 'vitest';
import { escapeLogql } from '#runbooks/templates/escape-logql.ts';

const double = { kind: 'string', quote: '"', regex: false } as const;
const raw = { kind: 'string', quote: '`', regex: false } as const;

test('escapes in double quotes', () => {
  expect(escapeLogql('a"b\\c\n`', double)).toEqual({ ok: true, text: 'a\\"b\\\\c\\n`' });
});

test('leaves a value in backticks as it is, and refuses what no raw string can hold', () => {
  expect(escapeLogql('a"b\\c', raw)).toEqual({ ok: true, text: 'a"b\\c' });
  for (const value of ['a`b', 'a\rb', 'a\nb', '\0']) expect(escapeLogql(value, raw).ok).toBe(false);
});

test('takes the meaning from every sign of a regular expression', () => {
  expect(escapeLogql('a.b', { ...double, regex: true })).toEqual({ ok: true, text: String.raw`a\\.b` });
  expect(escapeLogql('a.b', { ...raw, regex: true })).toEqual({ ok: true, text: String.raw`a\.b` });
});

test('refuses a value of more than 1024 characters', () => {
  expect(escapeLogql('x'.repeat(1025), double).ok).toBe(false);
});
