import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidingEntry, fitsNamespace, isNamespacePattern } from '#incidents/rules/guardrails/namespace-pattern.ts';

const namespace = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);

describe('fitsNamespace', () => {
  it.each([
    ['claims', 'claims', true],
    ['claims', 'claims-api', false],
    ['claims-*', 'claims-api', true],
    ['claims-*', 'claims', false],
    ['claims*', 'claims', true],
    ['*', 'anything', true],
    ['**', 'anything', true],
    ['team-?', 'team-a', true],
    ['team-?', 'team-ab', false],
    ['{dev,test}-*', 'test-claims', true],
    ['{dev,test}-*', 'prod-claims', false],
    ['[ab]-web', 'b-web', true],
    ['[a-c]-web', 'd-web', false],
    ['!prod-*', 'dev-claims', true],
    ['!prod-*', 'prod-claims', false],
    ['2024', '2024', true],
  ])('takes %s and %s for %s', (pattern, name, fits) => {
    expect(isNamespacePattern(pattern)).toBe(true);
    expect(fitsNamespace(pattern, name)).toBe(fits);
  });

  it('fits what belongs to no namespace by (none) only', () => {
    expect(fitsNamespace('(none)', null)).toBe(true);
    for (const pattern of ['*', '**', '!claims', '?', 'none']) expect(fitsNamespace(pattern, null)).toBe(false);
    expect(fitsNamespace('(none)', 'none')).toBe(false);
  });

  it('takes every namespace for a pattern that fits it and no other', () => {
    fc.assert(
      fc.property(namespace, namespace, (a, b) => {
        expect(isNamespacePattern(a)).toBe(true);
        expect(fitsNamespace(a, b)).toBe(a === b);
      }),
    );
  });
});

describe('isNamespacePattern', () => {
  it.each([
    '',
    ' ',
    'Claims',
    'a/b',
    'a.b',
    'a_b',
    '{a',
    'a}',
    '[a',
    '{}',
    '{a,}',
    '(a|b)',
    '+(a)',
    'a!b',
    '!',
    '!(none)',
  ])('refuses %j', (text) => {
    expect(isNamespacePattern(text)).toBe(false);
  });

  it('refuses a pattern longer than any list of namespaces', () => {
    expect(isNamespacePattern('a'.repeat(200))).toBe(true);
    expect(isNamespacePattern('a'.repeat(201))).toBe(false);
  });

  it('answers soon about every pattern that it lets pass', () => {
    expect(isNamespacePattern('*a*a*a*a*b')).toBe(false);
    const hostile = '*a*a*a*ab';
    expect(isNamespacePattern(hostile)).toBe(true);
    const before = performance.now();
    expect(fitsNamespace(hostile, `${'a'.repeat(62)}c`)).toBe(false);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

describe('decidingEntry', () => {
  const entries = (...patterns: string[]) => patterns.map((namespaces, index) => ({ namespaces, index }));
  const decided = (name: string | null, ...patterns: string[]) => decidingEntry(entries(...patterns), name)?.index;

  it('is none where no pattern fits', () => {
    expect(decided('claims', 'billing', 'b*', '(none)')).toBeUndefined();
    expect(decided(null, '*')).toBeUndefined();
  });

  it('is the entry that spells the name out, however long the others are', () => {
    expect(decided('claims', '{claims,billing,payments}', 'claims', '*')).toBe(1);
  });

  it('is the longest pattern among those that fit, wherever it stands', () => {
    expect(decided('claims-api', 'claims-*', '*', 'billing-*-long')).toBe(0);
    expect(decided('claims-api', '*', 'claims-*')).toBe(1);
  });

  it('is the later of two as long', () => {
    expect(decided('claims', 'c*', '*s')).toBe(1);
  });
});
