import { createContext, Script } from 'node:vm';

/** What `run` gave, or that it was ended because it took longer than it may. */
export type WithinTime<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** Node ends a script that runs too long whatever it is doing, and with it what the script calls: a regular expression too. */
const caller = new Script('run()');
const globals = createContext({ run: () => undefined });

/**
 * Runs synchronous code for `limitMs` at most. Code that is ended sees no exception and may leave behind whatever it was
 * changing, so it must change nothing that outlives it. What it throws is thrown on.
 */
export function withinTime<T>(run: () => T, limitMs: number): WithinTime<T> {
  let outcome: WithinTime<T> = { ok: false };
  globals.run = () => {
    outcome = { ok: true, value: run() };
  };
  try {
    caller.runInContext(globals, { timeout: limitMs });
  } catch (error) {
    if (!isTimeout(error)) throw error;
  } finally {
    globals.run = () => undefined;
  }
  return outcome;
}

/** The error belongs to the script's own world, so it is no `Error` of ours. */
function isTimeout(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
