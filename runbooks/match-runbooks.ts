import picomatch from 'picomatch';
import type { ClassOrUnknown } from '#domain/classification.ts';
import { explainExpression } from './expressions/explain-expression.ts';
import { evaluate, type Variables } from './expressions/expression.ts';
import { risks, type Runbook } from './runbook.ts';
import { startVariables } from './run-variables.ts';

/** What is known of an incident when a runbook is looked for. */
export interface MatchFacts {
  readonly classification: ClassOrUnknown;
  readonly service: string | null;
  /** What a run would begin with: service, namespace, metrics, the service catalogue's values. */
  readonly variables: Variables;
}

export interface Match {
  readonly runbook: Runbook;
  /** In words, with the values that decided. */
  readonly why: string;
}

export interface Matches {
  /** Best first: an exact class before a whole category, a service named before a pattern, less risk before more. */
  readonly matches: readonly Match[];
  /** In the same order; the first is the nearest. */
  readonly misses: readonly Match[];
}

/** Which runbooks fit an incident, and why each of the others does not. Never guesses: an unknown metric is a miss. */
export function matchRunbooks(runbooks: readonly Runbook[], facts: MatchFacts): Matches {
  const judged = runbooks.map((runbook) => ({ runbook, ...judge(runbook, facts) }));
  judged.sort((a, b) => b.passed - a.passed || compare(a.runbook, b.runbook));
  return {
    matches: judged.filter((one) => one.fits).map(({ runbook, why }) => ({ runbook, why })),
    misses: judged.filter((one) => !one.fits).map(({ runbook, why }) => ({ runbook, why })),
  };
}

interface Judgement {
  readonly fits: boolean;
  readonly why: string;
  /** How many of the trigger's three tests passed. */
  readonly passed: number;
}

function judge(runbook: Runbook, facts: MatchFacts): Judgement {
  const { classifications, servicePatterns, condition } = runbook.trigger;
  const { classification, service } = facts;
  if (!classifications.some((pattern) => coversClass(pattern, classification))) {
    return { fits: false, passed: 0, why: `it is made for ${classifications.join(', ')}, not for ${classification}` };
  }
  const reasons = [`class ${classification}`];
  if (servicePatterns !== null) {
    const patterns = servicePatterns.join('|');
    if (service === null) return { fits: false, passed: 1, why: `the incident names no service, it wants ${patterns}` };
    if (!servicePatterns.some((glob) => picomatch.isMatch(service, glob, { dot: true }))) {
      return { fits: false, passed: 1, why: `service ${service} does not fit ${patterns}` };
    }
    reasons.push(`service ${service} fits ${patterns}`);
  }
  const start = startVariables(runbook, facts.variables);
  if (!start.ok) return { fits: false, passed: 2, why: start.message };
  if (condition !== null) {
    const result = evaluate(condition, start.variables);
    if (!result.ok) return { fits: false, passed: 2, why: `${condition} cannot be told: ${result.message}` };
    const explained = explainExpression(condition, start.variables);
    if (result.value !== true) return { fits: false, passed: 2, why: `${explained} does not hold` };
    reasons.push(`${explained} holds`);
  }
  return { fits: true, passed: 3, why: reasons.join(', ') };
}

function coversClass(pattern: string, classification: ClassOrUnknown): boolean {
  return pattern === classification || (pattern.endsWith('.*') && classification.startsWith(pattern.slice(0, -1)));
}

function compare(a: Runbook, b: Runbook): number {
  return (
    exactness(b) - exactness(a) ||
    risks.indexOf(a.risk) - risks.indexOf(b.risk) ||
    (a.name < b.name ? -1 : Number(a.name > b.name))
  );
}

/** Higher is more particular: an exact class, services named without wildcards, a condition. */
function exactness(runbook: Runbook): number {
  const { classifications, servicePatterns, condition } = runbook.trigger;
  const exactClass = classifications.every((name) => !name.endsWith('.*'));
  const wildcards = servicePatterns === null ? 2 : Number(servicePatterns.some((glob) => /[*?[\]{}]/.test(glob)));
  return (exactClass ? 100 : 0) + (2 - wildcards) * 10 + (condition === null ? 0 : 1);
}
