import { z } from 'zod';
import { sayDuration } from '#domain/duration.ts';
import type { Outcome } from '#domain/run.ts';
import { durationField } from '#runbooks/duration-field.ts';
import { sayValue } from '#runbooks/explain-expression.ts';
import { evaluate } from '#runbooks/expression.ts';
import { reducers, reduceSeries } from '#runbooks/reduce-series.ts';
import { render } from '#runbooks/render.ts';
import { stepType, type StepRun } from '#runbooks/step-type.ts';
import { waitUntil } from '#runbooks/wait-until.ts';

const fields = z.strictObject({
  query: z.string().min(1).describe('PromQL. A template whose values are escaped for the quotes they stand in.'),
  wait: durationField('How long to wait before asking, e.g. for a rollout to show.').optional(),
  assert: z.string().optional().describe('CEL over `value` and the variables; when it is false, the step fails.'),
  reduce: z.enum(reducers).optional().describe('How several series become one number.'),
  default: z.number().optional().describe('The value when the query finds no series.'),
});

type Fields = z.infer<typeof fields>;

/** Asks Prometheus for one number. */
export const prometheusQuery = stepType({
  summary: 'Asks Prometheus for one number, to keep under save_as or to check by assert.',
  fields,
  branches: [],
  effects: () => 'none',
  gives: 'the number found',
  texts: (own) => [
    { kind: 'template', field: ['query'], text: own.query, context: 'promql' },
    ...(own.assert === undefined
      ? []
      : [
          {
            kind: 'expression' as const,
            field: ['assert'],
            text: own.assert,
            wants: 'bool' as const,
            locals: ['value'],
          },
        ]),
  ],
  delayMs: (own) => own.wait ?? 0,
  describe: (own, say) => {
    const wait = own.wait === undefined ? '' : `After ${sayDuration(own.wait)}, `;
    const wanted = own.assert === undefined ? '' : `, and check that ${own.assert}`;
    return `${wait}${wait === '' ? 'Ask' : 'ask'} Prometheus for ${say(own.query)}${wanted}`;
  },
  run: async (own, run) => {
    const waiting = own.wait === undefined ? null : waitUntil(own.wait, run);
    return waiting ?? ask(own, run);
  },
});

async function ask(own: Fields, run: StepRun): Promise<Outcome> {
  const query = render(own.query, run.variables, 'promql');
  if (!query.ok) return { kind: 'failed', reason: `cannot write the query: ${query.message}` };
  const answer = await run.ports.prometheus.query(query.text);
  const reduced = reduceSeries(answer.series, own.reduce ?? null);
  const label = run.label ?? query.text;
  if (reduced.kind === 'ambiguous') return { kind: 'failed', reason: `${reduced.reason}. The query: ${query.text}` };
  if (reduced.kind === 'value') return judge(own, run, label, reduced.value, '');
  if (own.default === undefined) return { kind: 'failed', reason: `${reduced.reason}. The query: ${query.text}` };
  return judge(own, run, label, own.default, ` (the default: ${reduced.reason})`);
}

function judge(own: Fields, run: StepRun, label: string, value: number, note: string): Outcome {
  const found = `${label} is ${sayValue(value)}${note}`;
  if (own.assert === undefined) return { kind: 'done', output: value, summary: found };
  const result = evaluate(own.assert, { ...run.variables, value });
  if (!result.ok) return { kind: 'failed', reason: `${found}, but it cannot be checked: ${result.message}` };
  if (result.value !== true) return { kind: 'failed', reason: `${found}, wanted ${own.assert}` };
  return { kind: 'done', output: value, summary: `${found}, as wanted: ${own.assert}` };
}
