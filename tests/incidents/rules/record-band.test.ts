import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordBands } from '#domain/decision.ts';
import { recordBand } from '#incidents/rules/record-band.ts';
import { runbookSuccess } from '#ml/track-record/runbook-success.ts';
import { testPolicy } from '#tests/support/test-policy.ts';

const bandOf = (helped: number, failed: number) => {
  const place = { class: 'application.oom_kill', service: 'claims' } as const;
  const counts = [{ ...place, runbook: 'restart', helped, failed, rejected: 0 }];
  const { expected, atLeast } = runbookSuccess(counts, 'restart', place);
  return recordBand({ runs: helped + failed, expected, atLeast }, testPolicy.recordBars);
};

describe('recordBand', () => {
  it.each([
    [0, 0, 'none'],
    [2, 0, 'none'],
    [0, 2, 'none'],
    [0, 3, 'poor'],
    [1, 4, 'poor'],
    [3, 2, 'none'],
    [4, 0, 'good'],
    [7, 1, 'good'],
    [7, 0, 'good'],
    [8, 0, 'proven'],
    [30, 4, 'proven'],
  ] as const)('of %d runs that helped and %d that did not is %s', (helped, failed, band) => {
    expect(bandOf(helped, failed)).toBe(band);
  });

  it('never gets worse by a run that helped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 30 }), fc.nat(30), (failed, helped) => {
        const better = recordBands.indexOf(bandOf(helped + 1, failed));
        expect(better).toBeGreaterThanOrEqual(recordBands.indexOf(bandOf(helped, failed)));
      }),
      { numRuns: 60 },
    );
  });
});
