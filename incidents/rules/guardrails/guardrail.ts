import type { ChangeTarget, PlannedChange } from '#domain/change.ts';
import type { Severity } from '#domain/severity.ts';
import type { GuardrailPolicy } from '#incidents/guardrail-policy.ts';

/** One rule that every change has to pass. It looks at nothing but what it is given. */
export interface Guardrail {
  readonly name: string;
  judge(change: PlannedChange, facts: GuardrailFacts, policy: GuardrailPolicy): Verdict;
}

/** What is known at the moment of the change, beside the change itself. */
export interface GuardrailFacts {
  readonly now: Date;
  /** The run that is about to change something. */
  readonly run: string;
  /** Of the incident it is about. */
  readonly severity: Severity;
  /** Set while people have stopped all runbooks. */
  readonly stopped: Stop | null;
  /**
   * What was changed of late by any run, in any order, at least as far back as `recentMs` says. Without this very
   * change, should an earlier attempt have recorded it.
   */
  readonly recent: readonly PastChange[];
  /** What the PodDisruptionBudgets say of the pods that go away; null where none is about them. */
  readonly disruption: Disruption | null;
}

export interface Stop {
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
}

export interface PastChange {
  readonly at: Date;
  readonly target: ChangeTarget;
  /** Pods that went away or were replaced. */
  readonly pods: number;
  readonly run: string;
}

export interface Disruption {
  /** How many healthy pods may go now: the least `status.disruptionsAllowed` of the budgets concerned. */
  readonly allowed: number;
  /** How many of the pods that go are healthy. The others serve nobody, so no budget counts them. */
  readonly healthy: number;
}

/** Every reason is a full sentence for people; instants in it are RFC 3339, which Slack shows in local time. */
export type Verdict =
  | { readonly verdict: 'allow' }
  | { readonly verdict: 'wait'; readonly until: Date; readonly reason: string }
  | { readonly verdict: 'refuse'; readonly reason: string };

export const allow: Verdict = { verdict: 'allow' };
