import type { Json, ThreadScope } from '#domain/run.ts';
import type { Variables } from './expressions/expression.ts';
import { threadsAround } from './flow.ts';

/** A thread's own variables, as the run keeps them. */
export interface ScopedThread {
  readonly name: string;
  readonly scope: ThreadScope;
  readonly variables: Readonly<Record<string, Json>>;
}

/** What the step at an address sees: the run's variables, and over them those of the threads around it. */
export function variablesAt(path: string, root: Variables, threads: readonly ScopedThread[]): Variables {
  let seen = root;
  for (const thread of around(path, threads)) {
    if (thread.scope === 'own') seen = thread.variables;
    else if (thread.scope === 'loop') seen = { ...seen, ...thread.variables };
  }
  return seen;
}

/** The thread in which the step at an address saves what it gives; null for the run itself. */
export function savingThread(path: string, threads: readonly ScopedThread[]): string | null {
  return around(path, threads).findLast((thread) => thread.scope !== 'shared')?.name ?? null;
}

function around(path: string, threads: readonly ScopedThread[]): readonly ScopedThread[] {
  return threadsAround(path)
    .map((name) => threads.find((thread) => thread.name === name))
    .filter((thread) => thread !== undefined);
}
