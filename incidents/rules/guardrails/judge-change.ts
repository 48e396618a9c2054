import type { PlannedChange } from '#domain/change.ts';
import type { GuardrailPolicy } from '#incidents/guardrail-policy.ts';
import type { GuardrailFacts, Verdict } from './guardrail.ts';
import { guardrails } from './table.ts';

/** What all guardrails together say of a change, and everything that any of them found. */
export type Judgement =
  | { readonly verdict: 'allow' }
  /** Judge it anew at `until`: the first instant at which every rule that waits may be content. */
  | { readonly verdict: 'wait'; readonly until: Date; readonly findings: readonly Objection[] }
  | { readonly verdict: 'refuse'; readonly findings: readonly Objection[] };

/** One rule's objection. */
export interface Objection {
  readonly guardrail: string;
  readonly verdict: 'wait' | 'refuse';
  readonly reason: string;
}

/** Asks every guardrail. One that refuses outweighs all that wait, and one that waits all that allow. */
export function judgeChange(change: PlannedChange, facts: GuardrailFacts, policy: GuardrailPolicy): Judgement {
  const findings: Objection[] = [];
  const waits: number[] = [];
  for (const guardrail of guardrails) {
    const verdict: Verdict = guardrail.judge(change, facts, policy);
    if (verdict.verdict === 'allow') continue;
    findings.push({ guardrail: guardrail.name, verdict: verdict.verdict, reason: verdict.reason });
    if (verdict.verdict === 'wait') waits.push(verdict.until.getTime());
  }
  if (findings.length === 0) return { verdict: 'allow' };
  if (findings.some(({ verdict }) => verdict === 'refuse')) return { verdict: 'refuse', findings };
  return { verdict: 'wait', until: new Date(Math.max(...waits)), findings };
}

/** How far back `GuardrailFacts.recent` has to reach. */
export function recentMs(policy: GuardrailPolicy): number {
  return Math.max(policy.budget.windowMs, policy.cooldownMs);
}
