import type { Policy } from '#incidents/policy.ts';
import type { Settings } from '#app/settings.ts';

type DecisionPolicy = Pick<Policy, 'actConfidence' | 'highConfidence' | 'claimConfidence' | 'decisions' | 'recordBars'>;

/** What is decided when, as the rules read it. */
export function decisionPolicyOf({
  confidence,
  decisions,
}: Pick<Settings, 'confidence' | 'decisions'>): DecisionPolicy {
  const { record } = decisions;
  return {
    actConfidence: confidence.act,
    highConfidence: confidence.high,
    claimConfidence: confidence.claim,
    decisions: decisions.table,
    recordBars: {
      fewestRuns: record.fewest_runs,
      poorBelow: record.poor_below,
      goodFrom: record.good_from,
      provenFrom: record.proven_from,
      provenRuns: record.proven_runs,
    },
  };
}
