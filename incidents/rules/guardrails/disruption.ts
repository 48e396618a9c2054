import { sayTarget } from '#incidents/rules/change-target.ts';
import { allow, type Guardrail } from './guardrail.ts';

/**
 * Actions that end pods which others may have to replace first, and how many of the pods have to be free to go. The
 * eviction API lets them go one by one; a deletion asks nobody, so all must be free before it.
 */
const neededFor = new Map<string, (healthy: number) => number>([
  ['delete_pod', (healthy) => healthy],
  ['evict', () => 1],
  ['drain', () => 1],
]);

/** A budget changes when a pod elsewhere becomes ready, which nobody announces. */
const lookAgainMs = 30_000;

/** Healthy pods go only while their PodDisruptionBudgets let them. */
export const disruption: Guardrail = {
  name: 'disruption',
  judge({ action, target }, { now, disruption }) {
    if (disruption === null || disruption.healthy === 0) return allow;
    const needed = neededFor.get(action)?.(disruption.healthy) ?? 0;
    if (needed <= disruption.allowed) return allow;
    const needs = `${action} of ${sayTarget(target)} needs ${count(needed, 'healthy pod')} free to go`;
    return {
      verdict: 'wait',
      until: new Date(now.getTime() + lookAgainMs),
      reason: `${needs}, and the PodDisruptionBudgets allow ${disruption.allowed} now.`,
    };
  },
};

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
