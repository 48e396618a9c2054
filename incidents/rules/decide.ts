import type { Classification } from '#domain/classification.ts';
import {
  actions,
  type Action,
  type Autonomy,
  type ConfidenceBand,
  type Decision,
  type DecisionTable,
  type RecordBand,
  type RiskBand,
  type RunbookChoice,
} from '#domain/decision.ts';
import { percent } from '#domain/percent.ts';
import type { Severity } from '#domain/severity.ts';

/** A runbook that fits, what speaks for it, and how far it may go here. Best first. */
export interface Candidate extends RunbookChoice {
  readonly risk: RiskBand;
  readonly band: RecordBand;
  readonly autonomy: Autonomy;
}

export interface DecisionFacts {
  readonly classification: Classification;
  readonly candidates: readonly Candidate[];
  /** Why the nearest runbook did not fit, for the escalation's words. */
  readonly nearestMiss: string | null;
  /** At or above this the confidence in a class is fair: 0–1. */
  readonly actConfidence: number;
  /** At or above this it is high: 0–1, not below the other. */
  readonly highConfidence: number;
  readonly table: DecisionTable;
}

/**
 * What to do about an incident: the cell of the table for confidence, risk and record, and never more than the runbook's
 * autonomy. Abstention always escalates, whatever the table says: a runbook chosen for the wrong class is worse than none. A
 * runbook that changes nothing needs no approval, so `ask` does not hold it back.
 */
export function decide(facts: DecisionFacts): Decision {
  const { classification, candidates } = facts;
  const [best, ...others] = candidates;
  const guess = classification.top[0]?.label ?? 'nothing known';
  const sure = percent(classification.confidence);
  if (classification.label === 'unknown') {
    const why = classification.abstained ?? `the best guess, ${guess}, has ${sure}`;
    return nobodys(`Not sure what this is: ${why}. A person should look.`);
  }
  const confidence = confidenceBand(classification.confidence, facts);
  const bar = `${Math.round(facts.actConfidence * 100)} %`;
  const unsure = `${guess} has ${sure}, below the ${bar} needed to act on it. A person should look.`;
  if (best === undefined) {
    const miss = facts.nearestMiss === null ? '' : ` Nearest: ${facts.nearestMiss}.`;
    return nobodys(confidence === 'low' ? unsure : `No runbook fits ${classification.label} here.${miss}`);
  }
  const cell = {
    confidence,
    risk: best.risk,
    record: best.band,
    action: facts.table[confidence][best.risk][best.band],
  };
  const action = bounded(cell.action, best);
  const reason =
    confidence === 'low' && action === 'escalate'
      ? unsure
      : `${best.runbook} fits: ${best.why}. ${sayCell(cell, sure, action, best)} ${words[action]}`;
  return {
    action,
    reason,
    runbook: best.runbook,
    alternatives: others.map(({ runbook }) => runbook),
    cell,
    choices: candidates.map(({ runbook, why, record, remedies }) => ({ runbook, why, record, remedies })),
  };
}

/** The band that a confidence is in. */
export function confidenceBand(
  confidence: number,
  bars: Pick<DecisionFacts, 'actConfidence' | 'highConfidence'>,
): ConfidenceBand {
  if (confidence < bars.actConfidence) return 'low';
  return confidence < bars.highConfidence ? 'fair' : 'high';
}

/** Whether somebody is to be woken now. An `ask` wakes people later, when nobody has answered. */
export function pagesNow(decision: Decision, severity: Severity): boolean {
  if (decision.action === 'escalate') return true;
  const nobodyActs = decision.action === 'observe' || decision.action === 'suggest';
  return nobodyActs && (severity === 'sev1' || severity === 'sev2');
}

function nobodys(reason: string): Decision {
  return { action: 'escalate', reason, runbook: null, alternatives: [] };
}

function bounded(action: Action, { autonomy, risk }: Candidate): Action {
  const ceiling = risk === 'low' && autonomy === 'ask' ? 'act' : autonomy;
  return actions.indexOf(action) <= actions.indexOf(ceiling) ? action : ceiling;
}

const words: Readonly<Record<Action, string>> = {
  escalate: 'A person should look.',
  observe: 'It is only being watched for now.',
  suggest: 'It may only be suggested.',
  ask: 'It runs once a person approves.',
  act: 'It may run by itself.',
};

/** Which cell decided, and whether the runbook's autonomy held it back; in one sentence. */
function sayCell(cell: NonNullable<Decision['cell']>, sure: string, action: Action, best: Candidate): string {
  const { confidence, risk, record } = cell;
  const quiet = risk === 'low' && action === 'act' ? ', as it changes nothing' : '';
  const place = `With ${confidence} confidence (${sure}), ${risk} risk and ${sayRecord[record]} the table says ${cell.action}`;
  return action === cell.action ? `${place}${quiet}.` : `${place}, but its autonomy here is ${best.autonomy}.`;
}

const sayRecord: Readonly<Record<RecordBand, string>> = {
  poor: 'a poor record',
  none: 'no record to go by',
  good: 'a good record',
  proven: 'a proven record',
};
