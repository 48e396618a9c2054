import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testRecord } from '#tests/exam/test-record.ts';
import { findingRates, type Rate } from './finding-rates.ts';
import { fitRatios } from './fit-ratios.ts';

const ratesOf = (own: Rate, others: Rate) =>
  new Map([
    ['dns_failure', new Map([['dns_errors_high', own]])],
    ['bad_rollout', new Map([['dns_errors_high', others]])],
  ]);
const fitted = (own: Rate, others: Rate) => {
  const found = fitRatios(ratesOf(own, others)).find(({ cause }) => cause === 'dns_failure');
  if (!found) throw new Error('nothing was fitted');
  return found;
};
const anyRate = fc
  .integer({ min: 1, max: 300 })
  .chain((looked) => fc.record({ looked: fc.constant(looked), seen: fc.integer({ min: 0, max: looked }) }));

describe('fitRatios', () => {
  test('speaks for the cause where a finding is seen oftener than elsewhere, and against it where it is absent', () => {
    fc.assert(
      fc.property(anyRate, anyRate, (own, others) => {
        const { ratioIfPresent, ratioIfAbsent } = fitted(own, others);
        const here = own.seen / own.looked;
        const elsewhere = (others.seen + 1) / (others.looked + 2);
        expect(Math.sign(Math.log(ratioIfPresent))).toBe(Math.sign(here - elsewhere));
        expect(Math.sign(Math.log(ratioIfAbsent))).toBe(Math.sign(elsewhere - here));
      }),
    );
  });

  test('never lets one finding decide by more than a factor of twenty', () => {
    fc.assert(
      fc.property(anyRate, anyRate, (own, others) => {
        const { ratioIfPresent, ratioIfAbsent } = fitted(own, others);
        for (const ratio of [ratioIfPresent, ratioIfAbsent]) {
          expect(ratio).toBeGreaterThanOrEqual(0.05);
          expect(ratio).toBeLessThanOrEqual(20);
        }
      }),
    );
  });

  test('does not speak for a cause because a rare finding was seen in none of its few incidents', () => {
    expect(fitted({ looked: 2, seen: 0 }, { looked: 200, seen: 4 }).ratioIfPresent).toBeLessThan(1);
  });

  test('counts a finding once an incident, and not where it was not looked for', () => {
    const seen = testRecord({ findings: { dns_errors_high: true } });
    const twice = {
      ...seen,
      judgement: { ...seen.judgement, findings: [...seen.judgement.findings, ...seen.judgement.findings] },
    };
    const rates = findingRates([twice, testRecord({ findings: { dns_errors_high: false } }), testRecord({})]);
    expect(rates.get('dns_failure')?.get('dns_errors_high')).toEqual({ looked: 2, seen: 1 });
  });
});
