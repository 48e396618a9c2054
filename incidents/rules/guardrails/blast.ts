import { sayTarget } from '#incidents/rules/change-target.ts';
import { allow, type Guardrail } from './guardrail.ts';

/**
 * Actions whose pods go all at once. What rolls out (a restart, another image) replaces pods a few at a time as the
 * workload's strategy says, and a drain is about all pods of its node by its nature: the disruption budgets hold it.
 */
const atOnce: ReadonlySet<string> = new Set(['delete_pod', 'evict', 'scale']);

/** One change takes away at most a part of a target's pods at once; a single pod may always go. */
export const blast: Guardrail = {
  name: 'blast',
  judge({ action, target, blast: { pods } }, _facts, { maxPodsPercent }) {
    if (pods === null || !atOnce.has(action)) return allow;
    const limit = Math.max(1, Math.floor((pods.of * maxPodsPercent) / 100));
    if (pods.touched <= limit) return allow;
    const taken = `${action} would take away ${pods.touched} of ${pods.of} pods of ${sayTarget(target)} at once`;
    return {
      verdict: 'refuse',
      reason: `${taken}; at most ${limit} may go together (guardrails.max_pods_percent: ${maxPodsPercent}).`,
    };
  },
};
