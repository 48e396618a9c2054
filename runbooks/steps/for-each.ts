import { z } from 'zod';
import type { EndedThread, Json, NewThread, Outcome } from '#domain/run.ts';
import { evaluate } from '#runbooks/expressions/expression.ts';
import { joinThreads } from '#runbooks/join-threads.ts';
import { identifier } from '#runbooks/schema.ts';
import { stepType, type StepRun } from '#runbooks/step-type.ts';

/** More turns than this are a sign of a wrong list, and would fill the record. */
const mostTurns = 200;

const fields = z.strictObject({
  items: z
    .union([z.string().min(1), z.array(z.json()).min(1).max(mostTurns)])
    .describe('A list, or CEL that gives one.'),
  as: identifier.default('item').describe('The name under which the steps see the item of their turn.'),
  concurrency: z.number().int().min(1).max(20).default(1).describe('How many turns may run at the same time.'),
  collect: z
    .string()
    .min(1)
    .optional()
    .describe('CEL evaluated at the end of each turn; save_as keeps the list of results.'),
});

type Fields = z.infer<typeof fields>;

const memoSchema = z.object({ items: z.array(z.json()) });

/**
 * Runs its steps once for each item of a list. What a turn saves is its own. After a failed turn no further one
 * begins; those under way come to their end.
 */
export const forEach = stepType({
  summary: 'Runs the steps under steps once for each item of a list, in turn or several at a time.',
  fields,
  branches: ['steps'],
  effects: () => 'none',
  gives: 'the list of what collect gave, or the number of turns',
  texts: (own) =>
    typeof own.items === 'string'
      ? [{ kind: 'expression', field: ['items'], text: own.items, wants: 'list', locals: [] }]
      : [],
  locals: (own) => [own.as, 'index'],
  describe: (own) => `For each ${own.as} of ${typeof own.items === 'string' ? own.items : `${own.items.length} items`}`,
  run: async (own, run) => {
    const items = itemsOf(own, run);
    if (!items.ok) return { kind: 'failed', reason: items.reason };
    if (items.list.length === 0) return { kind: 'done', output: [], summary: 'the list is empty, nothing to do' };
    const threads = items.list.slice(0, own.concurrency).map((item, index) => turn(own, run, item, index));
    return { kind: 'fork', threads, memo: { items: items.list }, summary: `turn 1 of ${items.list.length}` };
  },
  join: (own, run, threads) => {
    const { items } = memoSchema.parse(run.memo);
    const running = threads.filter((thread) => thread.state === 'running').length;
    const failed = threads.some((thread) => thread.state === 'failed');
    const next = items[threads.length];
    const ended = `${threads.length - running} of ${items.length} turns have ended`;
    if (!failed && next !== undefined && running < own.concurrency) {
      return { kind: 'fork', threads: [turn(own, run, next, threads.length)], memo: run.memo, summary: ended };
    }
    const waiting = { kind: 'waiting', for: { kind: 'threads' }, memo: run.memo, summary: ended } as const;
    return joinThreads(threads, waiting, running > 0 ? waiting : finished(own, threads));
  },
});

function itemsOf(
  own: Fields,
  run: StepRun,
): { readonly ok: true; readonly list: readonly Json[] } | { readonly ok: false; readonly reason: string } {
  if (typeof own.items !== 'string') return { ok: true, list: own.items };
  const result = evaluate(own.items, run.variables);
  if (!result.ok) return { ok: false, reason: `the list ${own.items}: ${result.message}` };
  if (!Array.isArray(result.value)) return { ok: false, reason: `${own.items} is no list` };
  const list = result.value as readonly Json[];
  if (list.length <= mostTurns) return { ok: true, list };
  return { ok: false, reason: `${own.items} has ${list.length} items, more than the ${mostTurns} a loop may have` };
}

function turn(own: Fields, run: StepRun, item: Json, index: number): NewThread {
  const name = `${run.path}#${index}`;
  return { name, first: `${name}.steps[0]`, scope: 'loop', variables: { [own.as]: item, index } };
}

function finished(own: Fields, threads: readonly EndedThread[]): Outcome {
  const summary = `${threads.length} turns are done`;
  const { collect } = own;
  if (collect === undefined) return { kind: 'done', output: threads.length, summary };
  const results: Json[] = [];
  for (const thread of threads) {
    const result = evaluate(collect, thread.variables);
    if (!result.ok) return { kind: 'failed', reason: `collect (${collect}) of ${thread.name}: ${result.message}` };
    results.push(result.value);
  }
  return { kind: 'done', output: results, summary };
}
