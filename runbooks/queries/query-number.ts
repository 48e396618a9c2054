import { z } from 'zod';
import { sayDuration } from '#domain/duration.ts';
import type { Json, Outcome } from '#domain/run.ts';
import { durationField } from '#runbooks/duration-field.ts';
import { sayValue } from '#runbooks/expressions/explain-expression.ts';
import { evaluate } from '#runbooks/expressions/expression.ts';
import { type Reduced, reducers } from './reduce-series.ts';
import type { Say, StepRun, StepText } from '#runbooks/step-type.ts';

/** What every step has that asks a system for a number. */
export const numberFields = {
  wait: durationField('How long to wait before asking, e.g. for a rollout to show.').optional(),
  assert: z.string().optional().describe('CEL over `value` and the variables; when it is false, the step fails.'),
  reduce: z.enum(reducers).optional().describe('How several series become one number.'),
  default: z.number().optional().describe('The value when the query finds no series.'),
};

interface NumberFields {
  readonly query: string;
  readonly wait?: number | undefined;
  readonly assert?: string | undefined;
  readonly default?: number | undefined;
}

/** The texts of such a step. */
export function numberTexts(own: NumberFields, context: 'promql' | 'logql'): readonly StepText[] {
  const query = { kind: 'template', field: ['query'], text: own.query, context } as const;
  const { assert } = own;
  if (assert === undefined) return [query];
  return [query, { kind: 'expression', field: ['assert'], text: assert, wants: 'bool', locals: ['value'] }];
}

/** Such a step in words: `After 2 min, ask Prometheus for up, and check that value > 0`. `what` stands before the query. */
export function describeNumber(own: NumberFields, what: string, say: Say): string {
  const asked = `${own.wait === undefined ? 'Ask' : `After ${sayDuration(own.wait)}, ask`} ${what} ${say(own.query)}`;
  return own.assert === undefined ? asked : `${asked}, and check that ${own.assert}`;
}

/** What comes of a query's answer that was reduced to one number, or not. */
export function judgeReduced(own: NumberFields, run: StepRun, query: string, reduced: Reduced): Outcome {
  const label = run.label ?? query;
  switch (reduced.kind) {
    case 'ambiguous':
      return { kind: 'failed', reason: `${reduced.reason}. The query: ${query}` };
    case 'value': {
      const { value } = reduced;
      return judgeFinding(own.assert, run, { value, output: value, words: `${label} is ${sayValue(value)}` });
    }
    case 'none': {
      const value = own.default;
      if (value === undefined) return { kind: 'failed', reason: `${reduced.reason}. The query: ${query}` };
      const words = `${label} is ${sayValue(value)} (the default: ${reduced.reason})`;
      return judgeFinding(own.assert, run, { value, output: value, words });
    }
  }
}

/** What was found: the number that the assertion sees, what the step gives, and both in words. */
export interface Finding {
  readonly value: number;
  readonly output: Json;
  readonly words: string;
}

/** The outcome of a finding, with the assertion's verdict on it where there is one. */
export function judgeFinding(assert: string | undefined, run: StepRun, finding: Finding): Outcome {
  const { value, output, words } = finding;
  if (assert === undefined) return { kind: 'done', output, summary: words };
  const result = evaluate(assert, { ...run.variables, value });
  if (!result.ok) return { kind: 'failed', reason: `${words}, but it cannot be checked: ${result.message}` };
  if (result.value !== true) return { kind: 'failed', reason: `${words}, wanted ${assert}` };
  return { kind: 'done', output, summary: `${words}, as wanted: ${assert}` };
}
