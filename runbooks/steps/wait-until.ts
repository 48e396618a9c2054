import { z } from 'zod';
import { sayDuration } from '#domain/duration.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { Outcome } from '#domain/run.ts';
import { durationField } from '#runbooks/duration-field.ts';
import { explainExpression, sayValue } from '#runbooks/expressions/explain-expression.ts';
import { evaluate } from '#runbooks/expressions/expression.ts';
import { reducers, reduceSeries } from '#runbooks/queries/reduce-series.ts';
import { render } from '#runbooks/templates/render.ts';
import { stepType, type StepRun } from '#runbooks/step-type.ts';

const fields = z.strictObject({
  query: z.string().min(1).optional().describe('PromQL whose number the condition sees as `value`. A template.'),
  reduce: z.enum(reducers).optional().describe('How several series become one number.'),
  default: z.number().optional().describe('The value when the query finds no series.'),
  assert: z.string().describe('CEL over `value` and the variables: what is waited for.'),
  for: durationField('How long it must hold without a break.').optional(),
  within: durationField('When to give up.').default(5 * 60_000),
  every: durationField('How often to look.').default(10_000),
});

type Fields = z.infer<typeof fields>;

const memoSchema = z.object({
  began: z.coerce.date(),
  /** Since when it has held without a break; null while it does not. */
  holdsSince: z.coerce.date().nullable(),
});
type Memo = z.infer<typeof memoSchema>;

/** Waits until a condition holds, and has held for a time. Each look is a job of its own. */
export const waitUntilStep = stepType({
  summary: 'Looks again and again until a condition holds for a time, and fails when it does not do so soon enough.',
  fields,
  branches: [],
  effects: () => 'none',
  gives: 'the last number seen, or true where there is no query',
  texts: (own) => [
    ...(own.query === undefined
      ? []
      : [{ kind: 'template' as const, field: ['query'], text: own.query, context: 'promql' as const }]),
    {
      kind: 'expression',
      field: ['assert'],
      text: own.assert,
      wants: 'bool',
      locals: own.query === undefined ? [] : ['value'],
    },
  ],
  describe: (own, say) => {
    const held = own.for === undefined ? '' : ` and has held for ${sayDuration(own.for)}`;
    const asked = own.query === undefined ? '' : `, asking Prometheus for ${say(own.query)}`;
    return `Wait until ${own.assert}${held}, at most ${sayDuration(own.within)}${asked}`;
  },
  run: async (own, run) => {
    const parsed = memoSchema.safeParse(run.memo);
    const memo: Memo = parsed.success ? parsed.data : { began: run.startedAt, holdsSince: null };
    const look = await lookOnce(own, run);
    if (look.kind === 'broken') return { kind: 'failed', reason: look.reason };
    return judge(own, run, memo, look);
  },
});

type Look =
  | { readonly kind: 'seen'; readonly holds: boolean; readonly value: number | true; readonly words: string }
  /** It cannot be told now; that may pass. */
  | { readonly kind: 'blind'; readonly words: string }
  /** It can never be told: a mistake in the runbook. */
  | { readonly kind: 'broken'; readonly reason: string };

async function lookOnce(own: Fields, run: StepRun): Promise<Look> {
  if (own.query === undefined) return weigh(own, run.variables, true, '');
  const query = render(own.query, run.variables, 'promql');
  if (!query.ok) return { kind: 'broken', reason: `cannot write the query: ${query.message}` };
  try {
    const answer = await run.ports.prometheus.query(query.text);
    const reduced = reduceSeries(answer.series, own.reduce ?? null);
    if (reduced.kind === 'ambiguous') return { kind: 'broken', reason: `${reduced.reason}. The query: ${query.text}` };
    const value = reduced.kind === 'value' ? reduced.value : own.default;
    if (value === undefined && reduced.kind === 'none') return { kind: 'blind', words: reduced.reason };
    const found = value ?? 0;
    return weigh(own, { ...run.variables, value: found }, found, `${run.label ?? 'value'} is ${sayValue(found)}`);
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retry.kind === 'no') throw error;
    return { kind: 'blind', words: error.message };
  }
}

function weigh(own: Fields, variables: StepRun['variables'], value: number | true, found: string): Look {
  const result = evaluate(own.assert, variables);
  if (!result.ok) return { kind: 'broken', reason: `cannot tell whether ${own.assert}: ${result.message}` };
  if (typeof result.value !== 'boolean') return { kind: 'broken', reason: `${own.assert} is neither true nor false` };
  return { kind: 'seen', holds: result.value, value, words: found || explainExpression(own.assert, variables) };
}

function judge(own: Fields, run: StepRun, memo: Memo, look: Exclude<Look, { kind: 'broken' }>): Outcome {
  const now = run.now();
  const wantedMs = (own.for ?? 0) * run.waitScale;
  const holdsSince = look.kind === 'seen' && look.holds ? (memo.holdsSince ?? now) : null;
  const heldMs = holdsSince === null ? 0 : now.getTime() - holdsSince.getTime();
  if (look.kind === 'seen' && look.holds && heldMs >= wantedMs) {
    const held = wantedMs === 0 ? '' : ` for ${sayDuration(heldMs)}`;
    return { kind: 'done', output: look.value, summary: `${look.words}, as wanted${held}: ${own.assert}` };
  }
  const deadline = memo.began.getTime() + own.within * run.waitScale;
  if (now.getTime() >= deadline) {
    const lasting = holdsSince === null ? '' : ', though not for long enough';
    return { kind: 'failed', reason: `${look.words} after ${sayDuration(own.within)}, wanted ${own.assert}${lasting}` };
  }
  const until = new Date(Math.min(deadline, now.getTime() + own.every * run.waitScale));
  const holding = holdsSince === null ? `waiting for ${own.assert}` : `holding since ${holdsSince.toISOString()}`;
  return {
    kind: 'waiting',
    for: { kind: 'time', until },
    memo: { began: memo.began.toISOString(), holdsSince: holdsSince?.toISOString() ?? null },
    summary: `${look.words}, ${holding}`,
  };
}
