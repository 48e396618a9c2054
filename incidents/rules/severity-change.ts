import type { Incident } from '#domain/incident.ts';
import type { SeverityJudgement, SeverityVerdict } from '#domain/severity-judgement.ts';
import { severities, type Severity } from '#domain/severity.ts';

export interface SeverityQuestion {
  /** What stands. */
  readonly current: Severity;
  /** Whether a person set what stands. */
  readonly isSetByPerson: boolean;
  /** The judgement before this one; null for the first. */
  readonly before: SeverityJudgement | null;
  readonly verdict: Pick<SeverityVerdict, 'severity'>;
}

/** What becomes of the severity. `milder`: people are told once that less would do; only a person lowers it. */
export type SeverityChange =
  | { readonly kind: 'raise'; readonly to: Severity }
  | { readonly kind: 'milder'; readonly to: Severity }
  | { readonly kind: 'keep' };

/**
 * Severity rises by itself and never falls by itself. What a person set stands until the facts get worse than they were judged
 * when the person set it, and is not second-guessed for being too grave.
 */
export function severityChange({ current, isSetByPerson, before, verdict }: SeverityQuestion): SeverityChange {
  const to = verdict.severity;
  if (isWorse(to, current)) {
    const isNews = before === null || isWorse(to, before.verdict.severity);
    return isSetByPerson && !isNews ? { kind: 'keep' } : { kind: 'raise', to };
  }
  if (to === current || isSetByPerson || before?.milderSaid === true) return { kind: 'keep' };
  return { kind: 'milder', to };
}

/** The severity that stands after a judgement. */
export function severityAfter(question: SeverityQuestion): Severity {
  const change = severityChange(question);
  return change.kind === 'raise' ? change.to : question.current;
}

/** The question that a verdict puts to an incident as it is. */
export function severityQuestion(
  incident: Pick<Incident, 'severity' | 'severitySetBy' | 'severityJudgement'>,
  verdict: SeverityQuestion['verdict'],
): SeverityQuestion {
  const { severity: current, severitySetBy, severityJudgement: before } = incident;
  return { current, isSetByPerson: severitySetBy !== null, before, verdict };
}

/** Whether the first is graver than the second. */
export function isWorse(a: Severity, b: Severity): boolean {
  return severities.indexOf(a) < severities.indexOf(b);
}
