import type { Classification } from '#domain/classification.ts';
import type { Autonomy, Decision } from '#domain/decision.ts';
import { percent } from '#domain/percent.ts';
import type { Severity } from '#domain/severity.ts';

/** A runbook that fits, and how far it may go here. Best first. */
export interface Candidate {
  readonly runbook: string;
  readonly why: string;
  readonly risk: 'low' | 'medium' | 'high';
  readonly autonomy: Autonomy;
}

export interface DecisionFacts {
  readonly classification: Classification;
  readonly candidates: readonly Candidate[];
  /** Why the nearest runbook did not fit, for the escalation's words. */
  readonly nearestMiss: string | null;
  /** Set where Firebreak may not act upon a class: 0–1. */
  readonly actConfidence: number;
}

/**
 * What to do about an incident. Abstention or low confidence always escalates: a runbook chosen for the wrong class is
 * worse than none. A runbook of high risk is asked about even where it may act alone; one that changes nothing is not
 * asked about at all.
 */
export function decide(facts: DecisionFacts): Decision {
  const { classification, candidates } = facts;
  const [best, ...others] = candidates;
  const alternatives = others.map((candidate) => candidate.runbook);
  const guess = classification.top[0]?.label ?? 'nothing known';
  const sure = percent(classification.confidence);

  if (classification.label === 'unknown') {
    const reason = `Not sure what this is: ${classification.abstained ?? `the best guess, ${guess}, has ${sure}`}. A person should look.`;
    return { action: 'escalate', reason, runbook: null, alternatives: [] };
  }
  if (classification.confidence < facts.actConfidence) {
    const bar = `${Math.round(facts.actConfidence * 100)} %`;
    const reason = `${guess} has ${sure}, below the ${bar} needed to act on it. A person should look.`;
    return { action: 'escalate', reason, runbook: best?.runbook ?? null, alternatives };
  }
  if (!best) {
    const miss = facts.nearestMiss === null ? '' : ` Nearest: ${facts.nearestMiss}.`;
    return {
      action: 'escalate',
      reason: `No runbook fits ${classification.label} here.${miss}`,
      runbook: null,
      alternatives: [],
    };
  }
  const fits = `${best.runbook} fits: ${best.why}`;
  if (best.autonomy === 'ask' && best.risk === 'low') {
    const reason = `${fits}. It changes nothing, so nobody needs to approve it.`;
    return { action: 'act', reason, runbook: best.runbook, alternatives };
  }
  if (best.autonomy === 'act' && best.risk === 'high') {
    return {
      action: 'ask',
      reason: `${fits}. Its risk is high, so a person approves.`,
      runbook: best.runbook,
      alternatives,
    };
  }
  const words: Record<Autonomy, string> = {
    observe: 'It is only being watched for now.',
    suggest: 'It may only be suggested.',
    ask: 'It runs once a person approves.',
    act: 'It may run by itself.',
  };
  return { action: best.autonomy, reason: `${fits}. ${words[best.autonomy]}`, runbook: best.runbook, alternatives };
}

/** Whether somebody is to be woken now. An `ask` wakes people later, when nobody has answered. */
export function pagesNow(decision: Decision, severity: Severity): boolean {
  if (decision.action === 'escalate') return true;
  const nobodyActs = decision.action === 'observe' || decision.action === 'suggest';
  return nobodyActs && (severity === 'sev1' || severity === 'sev2');
}
