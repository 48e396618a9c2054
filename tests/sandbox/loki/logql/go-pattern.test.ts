import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goPattern } from '#sandbox/loki/logql/go-pattern.ts';
import { LogqlError } from '#sandbox/loki/logql/logql-error.ts';

describe('goPattern', () => {
  it.each([
    ['a.c', 'abc', true],
    ['(?i)error', 'an ERROR', true],
    ['error', 'an ERROR', false],
    ['(?P<code>5\\d\\d)', 'HTTP 503', true],
    ['\\-\\"\\/', '-"/', true],
    ['[\\w\\-]+x', '--x', true],
    ['[]a]b', ']b', true],
    ['[^]a]b', 'cb', true],
    ['a{,2}', 'a{,2}', true],
    ['a{2}', 'xaa', true],
    ['}]', '}]', true],
    ['\\Qa.b(\\E+', 'a.b((', true],
    ['\\x41\\x{1F600}', 'A😀', true],
    ['\\p{Lu}\\pN', 'Ü5', true],
    ['^\\Aa\\z$', 'a', true],
    ['[[]', '[', true],
    ['(?s:a.b)', 'a\nb', true],
    ['a.b', 'a\nb', false],
  ])('%s finds in %j: %s', (pattern, text, found) => {
    expect(goPattern(pattern, 'anywhere').test(text)).toBe(found);
  });

  it('matches the whole value where it is anchored, line ends included', () => {
    expect(goPattern('a|b', 'anchored').test('ab')).toBe(false);
    expect(goPattern('a|b', 'anchored').test('b')).toBe(true);
    expect(goPattern('a.*', 'anchored').test('a\nb')).toBe(true);
  });

  it.each([
    ['(?=a)', 'unsupported Perl syntax: `(?=`'],
    ['(?<!a)', 'unsupported Perl syntax'],
    ['(a)\\1', 'invalid escape sequence: `\\1`'],
    ['\\y', 'invalid escape sequence'],
    ['a\\', 'trailing backslash'],
    ['(', 'error parsing regexp'],
    ['*a', 'error parsing regexp'],
    ['[[:alpha:]]', 'POSIX classes'],
  ])('refuses %s: %s', (pattern, words) => {
    expect(() => goPattern(pattern, 'anywhere')).toThrow(words);
  });

  it('gives a pattern or a LogqlError for any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('\\()[]{}|*+?.^$-aQEpPx1:<>=!,')), maxLength: 10 });
    fc.assert(
      fc.property(text, (pattern) => {
        expect(outcomeOf(pattern)).toMatch(/^(?:RegExp|LogqlError)$/);
      }),
      { numRuns: 400 },
    );
  });

  it('takes every text quoted, character by character, for that text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 4 }), (text, other) => {
        const quoted = text.replaceAll(/[^\w\s]/g, String.raw`\$&`);
        expect(goPattern(quoted, 'anchored').test(text)).toBe(true);
        expect(goPattern(quoted, 'anchored').test(text + other)).toBe(other === '');
      }),
    );
  });
});

function outcomeOf(pattern: string): string {
  try {
    return goPattern(pattern, 'anywhere').constructor.name;
  } catch (error) {
    return error instanceof LogqlError ? error.name : String(error);
  }
}
