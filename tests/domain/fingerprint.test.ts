import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#domain/fingerprint.ts';

const senderLabels = ['prometheus', 'prometheus_replica', 'replica', '__replica__', 'receive_replica'];
const text = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', '"', ':', ';', ',', '=', '\\', '{', 'é', '') });
const labels = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'b', '"', ':', ';', '=', '_') }),
  text,
  { maxKeys: 5 },
);

describe('fingerprintOf', () => {
  it('is sixteen hexadecimal digits', () => {
    fc.assert(
      fc.property(labels, (set) => {
        expect(fingerprintOf(set)).toMatch(/^[0-9a-f]{16}$/);
      }),
    );
  });

  it('does not depend on the order of the labels', () => {
    fc.assert(
      fc.property(labels, (set) => {
        expect(fingerprintOf(Object.fromEntries(Object.entries(set).toReversed()))).toBe(fingerprintOf(set));
      }),
    );
  });

  it('is the same for the copies of a highly available sender', () => {
    fc.assert(
      fc.property(labels, fc.constantFrom(...senderLabels), text, (set, replica, value) => {
        expect(fingerprintOf({ ...set, [replica]: value })).toBe(fingerprintOf(set));
      }),
    );
  });

  it('tells any two different label sets apart, however their names and values run together', () => {
    const bare = (set: Record<string, string>) =>
      JSON.stringify(Object.entries(set).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    fc.assert(
      fc.property(labels, labels, (one, other) => {
        expect(fingerprintOf(one) === fingerprintOf(other)).toBe(bare(one) === bare(other));
      }),
      { numRuns: 500 },
    );
  });

  it('does not confuse a value that imitates the next label with that label', () => {
    expect(fingerprintOf({ a: '1', b: '2' })).not.toBe(fingerprintOf({ a: '1";"b":"2' }));
    expect(fingerprintOf({ ab: 'c' })).not.toBe(fingerprintOf({ a: 'bc' }));
    expect(fingerprintOf({ a: '' })).not.toBe(fingerprintOf({}));
  });
});
