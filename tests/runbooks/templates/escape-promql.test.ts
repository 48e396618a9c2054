import { expect, test } from 'vitest';
import { escapePromql } from '#runbooks/templates/escape-promql.ts';

const double = { kind: 'string', quote: '"', regex: false } as const;

test('escapes for the quotes in force and leaves the others alone', () => {
  expect(escapePromql(`a"b'c\\d\ne`, double)).toEqual({ ok: true, text: String.raw`a\"b'c\\d\ne` });
  expect(escapePromql(`a"b'c`, { ...double, quote: "'" })).toEqual({ ok: true, text: String.raw`a"b\'c` });
  expect(escapePromql('a\tb', double)).toEqual({ ok: true, text: String.raw`a\u0009b` });
});

test('takes the meaning from every sign of a regular expression', () => {
  expect(escapePromql('a.b|c', { ...double, regex: true })).toEqual({ ok: true, text: String.raw`a\\.b\\|c` });
});

test('lets numbers and durations stand outside quotes, and nothing else', () => {
  for (const value of [1, -2.5, '5m', '1h30m']) expect(escapePromql(value, { kind: 'bare' }).ok).toBe(true);
  for (const value of ['up', '5', '', true, Number.NaN, '5m or up'])
    expect(escapePromql(value, { kind: 'bare' }).ok).toBe(false);
});

test('keeps a sign with its number, which ^ would part', () => {
  expect(escapePromql(-2, { kind: 'bare' })).toEqual({ ok: true, text: '(-2)' });
});
