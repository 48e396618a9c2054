import { z } from 'zod';
import { sayDuration } from '#domain/duration.ts';
import { durationField } from '#runbooks/duration-field.ts';
import type { Series } from '#runbooks/ports.ts';
import { describeNumber, judgeReduced, numberFields, numberTexts } from '#runbooks/queries/query-number.ts';
import { reduceOverTime, reducersOverTime } from '#runbooks/queries/reduce-over-time.ts';
import { reduceSeries } from '#runbooks/queries/reduce-series.ts';
import { render } from '#runbooks/templates/render.ts';
import { stepType, type StepRun } from '#runbooks/step-type.ts';
import { waitUntil } from '#runbooks/queries/wait-until.ts';

/** Prometheus gives no more points a series (https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries). */
const mostPoints = 11_000;

const fields = z
  .strictObject({
    query: z.string().min(1).describe('PromQL. A template whose values are escaped for the quotes they stand in.'),
    range: durationField('Looks back over this time instead of at one instant.').optional(),
    step: durationField('How far the points of `range` lie apart; by default a sixtieth of it.').optional(),
    over_time: z
      .enum(reducersOverTime)
      .optional()
      .describe(
        'With `range`: how the values of a series over time become one number, before `reduce` joins the series. `delta` is the last less the first, `slope` the change a second.',
      ),
    ...numberFields,
  })
  .superRefine((own, context) => {
    const issue = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (own.range === undefined) {
      for (const field of ['step', 'over_time'] as const) {
        if (own[field] !== undefined) issue(field, 'needs a range: add range: 30m');
      }
      return;
    }
    if (own.over_time === undefined) {
      issue('range', `gives many values: add over_time, one of ${reducersOverTime.join(', ')}`);
    }
    if (own.step !== undefined && own.range / own.step > mostPoints) {
      issue('step', `would give more than ${mostPoints} points: make it longer`);
    }
  });

type Fields = z.infer<typeof fields>;

/** Asks Prometheus for one number. */
export const prometheusQuery = stepType({
  summary: 'Asks Prometheus for one number, to keep under save_as or to check by assert.',
  fields,
  branches: [],
  effects: () => 'none',
  gives: 'the number found',
  texts: (own) => numberTexts(own, 'promql'),
  delayMs: (own) => own.wait ?? 0,
  describe: (own, say) => describeNumber(own, `Prometheus for ${overWords(own)}`.trim(), say),
  run: async (own, run) => {
    const waiting = own.wait === undefined ? null : waitUntil(own.wait, run);
    if (waiting !== null) return waiting;
    const query = render(own.query, run.variables, 'promql');
    if (!query.ok) return { kind: 'failed', reason: `cannot write the query: ${query.message}` };
    const series = await ask(own, run, query.text);
    return judgeReduced(own, run, query.text, reduceSeries(series, own.reduce ?? null));
  },
});

async function ask(own: Fields, run: StepRun, query: string): Promise<readonly Series[]> {
  const { range, over_time: overTime } = own;
  if (range === undefined || overTime === undefined) return (await run.ports.prometheus.query(query)).series;
  const end = run.now();
  const start = new Date(end.getTime() - range);
  const stepMs = own.step ?? Math.max(1000, Math.round(range / 60));
  const answer = await run.ports.prometheus.queryRange({ query, start, end, stepMs });
  return answer.series.map(({ labels, points }) => ({ labels, value: reduceOverTime(points, overTime) }));
}

/** E.g. `the max over 30 min of`. */
function overWords(own: Fields): string {
  if (own.range === undefined || own.over_time === undefined) return '';
  return `the ${own.over_time} over ${sayDuration(own.range)} of`;
}
