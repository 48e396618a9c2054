import { expect, it } from 'vitest';
import { decisionPolicyOf } from '#app/settings/decision-policy-of.ts';
import { settingsSchema } from '#app/settings.ts';

it('gives the rules what the owners wrote, each bar in its place', () => {
  const settings = settingsSchema.parse({
    confidence: { act: 0.5, high: 0.9, claim: 0.8 },
    decisions: {
      table: { low: { low: { proven: 'suggest' } } },
      record: { fewest_runs: 2, poor_below: 0.4, good_from: 0.6, proven_from: 0.8, proven_runs: 7 },
    },
  });
  const policy = decisionPolicyOf(settings);
  expect(policy).toMatchObject({ actConfidence: 0.5, highConfidence: 0.9, claimConfidence: 0.8 });
  expect(policy.decisions.low.low.proven).toBe('suggest');
  expect(policy.recordBars).toEqual({
    fewestRuns: 2,
    poorBelow: 0.4,
    goodFrom: 0.6,
    provenFrom: 0.8,
    provenRuns: 7,
  });
});
