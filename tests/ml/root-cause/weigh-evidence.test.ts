import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { causes } from '#ml/causes/catalogue.ts';
import { findings, isFindingId } from '#ml/findings.ts';
import { bearing, seenIn, weighEvidence } from '#ml/root-cause/weigh-evidence.ts';
import { anyFindings, findingOf } from '#tests/ml/evidence.ts';

const anyCause = fc.constantFrom(...causes);
const cause = causes.find(({ id }) => id === 'volume_full')!;
const weigh = (...seen: readonly Parameters<typeof findingOf>[]) =>
  weighEvidence(cause, seenIn(seen.map((one) => findingOf(...one))));

test('is the logarithm of the ratio where one finding bears on the cause', () => {
  expect(weigh(['disk_nearly_full'])).toBeCloseTo(Math.log(cause.evidence.disk_nearly_full!.ratioIfPresent), 12);
  expect(weigh(['disk_nearly_full', false])).toBeCloseTo(Math.log(cause.evidence.disk_nearly_full!.ratioIfAbsent), 12);
});

test('counts an echo for less than the fact, and a fact of another group in full', () => {
  expect(findings.disk_nearly_full.group).toBe(findings.log_no_space.group);
  const [full, log, crash] = [weigh(['disk_nearly_full']), weigh(['log_no_space']), weigh(['pods_crash_looping'])];
  const both = weigh(['disk_nearly_full'], ['log_no_space']);
  expect(both).toBeGreaterThan(full);
  expect(both).toBeLessThan(full + log);
  expect(weigh(['disk_nearly_full'], ['pods_crash_looping'])).toBeCloseTo(full + crash, 12);
});

test('does not depend on the order of the findings', () => {
  fc.assert(
    fc.property(anyCause, anyFindings, (one, seen) => {
      expect(weighEvidence(one, seenIn(seen.toReversed()))).toBe(weighEvidence(one, seenIn(seen)));
    }),
  );
});

test('is not moved by a finding that says nothing of the cause', () => {
  fc.assert(
    fc.property(anyCause, anyFindings, (one, seen) => {
      const heard = seen.filter(({ id }) => isFindingId(id) && one.evidence[id] !== undefined);
      expect(weighEvidence(one, seenIn(heard))).toBe(weighEvidence(one, seenIn(seen)));
    }),
  );
});

test('never falls by what speaks for the cause, nor rises by what speaks against it', () => {
  fc.assert(
    fc.property(anyCause, anyFindings, (one, seen) => {
      const whole = weighEvidence(one, seenIn(seen));
      for (const finding of seen) {
        const without = weighEvidence(one, seenIn(seen.filter((other) => other !== finding)));
        // Towards the side on which the finding speaks, or not at all.
        expect((whole - without) * Math.sign(Math.log(bearing(one, finding)))).toBeGreaterThanOrEqual(-1e-9);
      }
    }),
  );
});

test('sees what any source saw, also where another did not', () => {
  const seen = seenIn([findingOf('job_failed'), findingOf('job_failed', false), findingOf('martians_landed')]);
  expect([...seen]).toEqual([['job_failed', true]]);
});
