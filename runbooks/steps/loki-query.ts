import { z } from 'zod';
import { sayDuration } from '#domain/duration.ts';
import type { Outcome } from '#domain/run.ts';
import { durationField } from '#runbooks/duration-field.ts';
import {
  describeNumber,
  judgeFinding,
  judgeReduced,
  numberFields,
  numberTexts,
} from '#runbooks/queries/query-number.ts';
import { reduceSeries } from '#runbooks/queries/reduce-series.ts';
import { render } from '#runbooks/templates/render.ts';
import { stepType, type StepRun } from '#runbooks/step-type.ts';
import { waitUntil } from '#runbooks/queries/wait-until.ts';

const usualSinceMs = 15 * 60_000;
/** What is kept of one line: enough to recognise it, while the record of a run stays small. */
const longestLine = 1000;

const fields = z
  .strictObject({
    query: z
      .string()
      .min(1)
      .describe(
        'LogQL: a metric query for a number, or with `lines` a log query. A template whose values are escaped.',
      ),
    lines: z.number().int().min(1).max(500).optional().describe('Asks for log lines, the newest so many at most.'),
    since: durationField('With `lines`: how far back to look; 15m unless given.').optional(),
    ...numberFields,
    assert: z
      .string()
      .optional()
      .describe('CEL over `value` (with `lines`, how many were found) and the variables; when false, the step fails.'),
  })
  .superRefine((own, context) => {
    const issue = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (own.lines === undefined && own.since !== undefined) {
      issue('since', 'is for log lines: add lines: 50, or write the time into the query, as in [15m]');
    }
    for (const field of ['reduce', 'default'] as const) {
      if (own.lines !== undefined && own[field] !== undefined) issue(field, 'is for numbers: leave it out with lines');
    }
  });

type Fields = z.infer<typeof fields>;

/** Asks Loki for one number, or for log lines. */
export const lokiQuery = stepType({
  summary: 'Asks Loki for one number or for log lines, to keep under save_as or to check by assert.',
  fields,
  branches: [],
  effects: () => 'none',
  gives: 'the number found; with `lines`, `count` and `lines`, a list of `at` and `line`, the newest first',
  texts: (own) => numberTexts(own, 'logql'),
  delayMs: (own) => own.wait ?? 0,
  describe: (own, say) => describeNumber(own, `Loki for${linesWords(own)}`, say),
  run: async (own, run) => {
    const waiting = own.wait === undefined ? null : waitUntil(own.wait, run);
    if (waiting !== null) return waiting;
    const query = render(own.query, run.variables, 'logql');
    if (!query.ok) return { kind: 'failed', reason: `cannot write the query: ${query.message}` };
    if (own.lines !== undefined) return askForLines(own, run, query.text, own.lines);
    const { series } = await run.ports.loki.query(query.text);
    return judgeReduced(own, run, query.text, reduceSeries(series, own.reduce ?? null));
  },
});

async function askForLines(own: Fields, run: StepRun, query: string, limit: number): Promise<Outcome> {
  const sinceMs = own.since ?? usualSinceMs;
  const end = run.now();
  const start = new Date(end.getTime() - sinceMs);
  const found = await run.ports.loki.lines({ query, start, end, limit });
  const lines = found.lines.map(({ at, line }) => ({ at: at.toISOString(), line: cut(line) }));
  const count = lines.length;
  const words = `${run.label ?? query}: ${sayCount(count, limit)} within ${sayDuration(sinceMs)}`;
  return judgeFinding(own.assert, run, { value: count, output: { count, lines }, words });
}

/** A full answer says only that there are at least so many. */
function sayCount(count: number, limit: number): string {
  const noun = count === 1 ? 'line' : 'lines';
  return count < limit ? `${count} ${noun}` : `${count} ${noun} or more`;
}

function linesWords(own: Fields): string {
  if (own.lines === undefined) return '';
  const most = own.lines === 1 ? 'the newest line' : `the newest ${own.lines} lines`;
  return ` ${most} within ${sayDuration(own.since ?? usualSinceMs)} of`;
}

function cut(line: string): string {
  return line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line;
}
