import type { EndedThread, Json, NewThread, StepState } from '#domain/run.ts';
import type { Variables } from '#runbooks/expressions/expression.ts';
import { type ScopedThread, savingThread, variablesAt } from '#runbooks/run-scope.ts';

/** One step of a rehearsed run. */
export interface RehearsedStep {
  readonly path: string;
  readonly state: StepState;
  readonly summary: string | null;
  readonly memo: Json;
  /** Tries so far; being resumed after waiting is none. */
  readonly tries: number;
  readonly startedAt: Date;
  /** When it last came to its end, counted: what ends later has the higher number. */
  readonly ended: number;
}

interface Thread extends ScopedThread {
  readonly group: string;
  readonly state: EndedThread['state'];
  readonly reason: string | null;
}

/** What a rehearsed run remembers: the same that the engine keeps in its tables. */
export interface RehearsalRun {
  /** In the order in which they began. */
  readonly steps: () => readonly RehearsedStep[];
  readonly step: (path: string) => RehearsedStep | null;
  /** The step at a path from now on; a new one begins with its first try. */
  readonly begin: (path: string, now: Date) => RehearsedStep;
  readonly update: (path: string, changes: Partial<RehearsedStep>) => void;
  readonly fork: (group: string, threads: readonly NewThread[]) => void;
  readonly endThread: (name: string, state: 'done' | 'failed', reason: string | null) => void;
  /** The threads that a step started, as it sees them. */
  readonly threadsOf: (group: string) => readonly EndedThread[];
  /** What the step at a path sees. */
  readonly seenAt: (path: string) => Variables;
  /** Keeps a value where the steps around will find it. */
  readonly save: (path: string, name: string, value: Json) => void;
  /** The run's own values. */
  readonly variables: () => Variables;
}

export function createRehearsalRun(start: Variables): RehearsalRun {
  let variables = start;
  let ends = 0;
  const steps = new Map<string, RehearsedStep>();
  const threads = new Map<string, Thread>();
  const all = (): readonly Thread[] => [...threads.values()];
  const put = (thread: Thread): void => void threads.set(thread.name, thread);

  return {
    steps: () => [...steps.values()],
    step: (path) => steps.get(path) ?? null,
    begin: (path, now) => {
      const known = steps.get(path);
      if (known !== undefined) return known;
      const step = { path, state: 'started', summary: null, memo: null, tries: 1, startedAt: now, ended: 0 } as const;
      steps.set(path, step);
      return step;
    },
    update: (path, changes) => {
      const step = steps.get(path);
      if (step === undefined) throw new Error(`${path} was never begun`);
      const isOver = changes.state === 'done' || changes.state === 'failed' || changes.state === 'skipped';
      steps.set(path, { ...step, ...changes, ended: isOver ? (ends += 1) : step.ended });
    },
    fork: (group, started) => {
      for (const { name, scope, variables: own } of started) {
        put({ name, scope, variables: own, group, state: 'running', reason: null });
      }
    },
    endThread: (name, state, reason) => {
      const thread = threads.get(name);
      if (thread !== undefined) put({ ...thread, state, reason });
    },
    threadsOf: (group) =>
      all()
        .filter((thread) => thread.group === group)
        .map(({ name, state, reason, scope }) => {
          const seen = scope === 'shared' ? {} : variablesAt(`${name}.steps[0]`, variables, all());
          return { name, state, reason, variables: seen };
        }),
    seenAt: (path) => variablesAt(path, variables, all()),
    save: (path, name, value) => {
      const thread = threads.get(savingThread(path, all()) ?? '');
      if (thread === undefined) variables = { ...variables, [name]: value };
      else put({ ...thread, variables: { ...thread.variables, [name]: value } });
    },
    variables: () => variables,
  };
}
