import { z } from 'zod';
import { joinThreads } from '#runbooks/join-threads.ts';
import { stepType } from '#runbooks/step-type.ts';

/** Runs several lists of steps side by side. One that fails stops no other; afterwards the step itself has failed. */
export const parallel = stepType({
  summary: 'Runs the lists of steps under branches side by side, and goes on when all have ended.',
  fields: z.strictObject({}),
  branches: [],
  namedBranches: 'branches',
  effects: () => 'none',
  gives: null,
  texts: () => [],
  describe: () => 'Do several things at the same time',
  run: async (_own, run) => {
    const threads = run.lists.map((list) => {
      const name = `${run.path}.${list}`;
      return { name, first: `${name}[0]`, scope: 'shared', variables: {} } as const;
    });
    return { kind: 'fork', threads, memo: null, summary: `doing ${threads.length} things at the same time` };
  },
  join: (_own, _run, threads) => {
    const running = threads.filter((thread) => thread.state === 'running').length;
    const summary = `${threads.length - running} of ${threads.length} branches have ended`;
    const all = `all ${threads.length} branches are done`;
    return joinThreads(
      threads,
      { kind: 'waiting', for: { kind: 'threads' }, memo: null, summary },
      { kind: 'done', output: null, summary: all },
    );
  },
});
