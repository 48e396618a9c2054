import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '#clients/script/redact.ts';

const redact = (secrets: readonly string[], output: string, limitBytes = 10_000): string =>
  createRedactor(secrets).redact(Buffer.from(output), limitBytes).toString();

test('blots a secret out wherever it stands, and nothing else', () => {
  expect(redact(['s3cr3t'], 'a=s3cr3t&b=s3cr3t, s3cr3')).toBe('a=***&b=***, s3cr3');
});

test('takes a secret for text and not for a pattern', () => {
  expect(redact(['a.c(d)*'], 'abc a.c(d)*')).toBe('abc ***');
});

test('blots secrets out that overlap', () => {
  expect(redact(['abcd', 'cdef'], 'abcdef')).toBe('***');
  expect(redact(['aba'], 'xababax')).toBe('x***x');
});

test('knows a secret beyond ASCII', () => {
  expect(redact(['pässwörd'], 'ü pässwörd ü')).toBe('ü *** ü');
});

test('knows the lines of a secret that has several', () => {
  expect(redact(['-----KEY-----\nAAAABBBB\n'], 'found AAAABBBB')).toBe('found ***');
});

test('ignores an empty secret', () => {
  expect(redact([''], 'abc')).toBe('abc');
});

describe('as base64', () => {
  test('knows it alone, with line breaks and made for URLs', () => {
    const secret = 'k?~>ÿÿ-long-enough-to-be-broken';
    const base64 = Buffer.from(secret).toString('base64');
    expect(base64).toMatch(/[+/]/);
    expect(redact([secret], `${base64}.`)).toBe('***.');
    expect(redact([secret], `${Buffer.from(secret).toString('base64url')}.`)).toBe('***.');
    expect(redact([secret], `${base64.slice(0, 9)}\n${base64.slice(9)}.`)).toBe('***.');
  });

  test('knows it within a longer text', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 6, maxLength: 20 }),
        fc.string({ maxLength: 9 }),
        fc.string({ maxLength: 9 }),
        (secret, before, after) => {
          const redacted = redact([secret], Buffer.from(before + secret + after).toString('base64'));
          expect(redacted).toContain('***');
          expect(Buffer.from(redacted.replaceAll('***', ''), 'base64').toString()).not.toContain(secret);
        },
      ),
    );
  });
});

describe('at the limit', () => {
  test('blots a secret out that begins before it', () => {
    expect(redact(['s3cr3t'], 'abc s3cr3t def', 6)).toBe('abc ***');
    expect(redact(['s3cr3t'], 'abc s3cr3t def', 4)).toBe('abc ');
  });

  test('never shows a part of a secret, wherever the limit falls', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(12), (limitBytes, before) => {
        const redactor = createRedactor(['s3cr3t']);
        const output = Buffer.from(`${'-'.repeat(before)}s3cr3t${'-'.repeat(30)}`);
        const head = output.subarray(0, limitBytes + redactor.lookaheadBytes);
        expect(redactor.redact(head, limitBytes).toString()).toMatch(/^-*(?:\*\*\*)?-*$/);
      }),
    );
  });
});
