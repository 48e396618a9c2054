import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunbookCount } from '#domain/track-record.ts';
import { runbookSuccess } from '#ml/track-record/runbook-success.ts';

const place = { class: 'application.oom_kill', service: 'claims' } as const;
const count = (changes: Partial<RunbookCount>): RunbookCount => ({
  ...place,
  runbook: 'restart',
  helped: 0,
  failed: 0,
  rejected: 0,
  ...changes,
});
const success = (...counts: readonly RunbookCount[]) => runbookSuccess(counts, 'restart', place);

describe('runbookSuccess', () => {
  it('tells the record of the class with a bound that leaves one chance in twenty', () => {
    const told = success(count({ helped: 7, failed: 1 }));
    expect(told).toMatchObject({ helped: 7, failed: 1, rejected: 0 });
    // The 5 % quantile of Beta(8, 2).
    expect(told.atLeast).toBeCloseTo(0.5709, 4);
    expect(told.rank).toBe(told.atLeast);
    expect(told.words).toBe('held 7 of 8 times for this class; at least 57 % likely to help');
  });

  it.each([
    [[], 'never run yet'],
    [[count({ class: 'application.crash_loop', helped: 3 })], 'never run for this class, 3 times for others'],
    [[count({ helped: 1 })], 'held 1 of 1 time for this class; at least 22 % likely to help'],
    [[count({ rejected: 2 })], 'never run yet, rejected 2 times'],
    [
      [count({ helped: 4, rejected: 1 })],
      'held 4 of 4 times for this class, rejected once; at least 55 % likely to help',
    ],
    [[count({ runbook: 'other', helped: 9 })], 'never run yet'],
  ] as const)('says of %j: %s', (counts, words) => {
    expect(success(...counts).words).toBe(words);
  });

  it('believes one run less than many of the same share', () => {
    const bounds = [1, 2, 5, 20, 100].map((helped) => success(count({ helped })).atLeast);
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
  });

  it('rises with what helped, falls with what failed, and ranks lower with what was rejected', () => {
    const some = fc.nat(20);
    fc.assert(
      fc.property(some, some, some, some, (helped, failed, rejected, elsewhere) => {
        const other = count({ service: 'billing', helped: elsewhere });
        const of = (changes: Partial<RunbookCount>) => success(other, count({ helped, failed, rejected, ...changes }));
        const now = of({});
        expect(of({ helped: helped + 1 }).atLeast).toBeGreaterThan(now.atLeast);
        expect(of({ failed: failed + 1 }).atLeast).toBeLessThan(now.atLeast);
        expect(of({ rejected: rejected + 1 })).toMatchObject({ atLeast: now.atLeast, expected: now.expected });
        expect(of({ rejected: rejected + 1 }).rank).toBeLessThan(now.rank);
      }),
      { numRuns: 50 },
    );
  });
});
