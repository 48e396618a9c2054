import { runById } from '#store/repositories/runs.ts';
import { currentStop } from '#store/repositories/stop-switch.ts';
import type { Deps } from '#incidents/deps.ts';

/** How often a step that takes long is asked about; a step that is done sooner costs nothing. */
const everyMs = 1000;

/** Tells a step that is at work when a person cancels its run or stops everything, whichever replica heard of it. */
export function watchForCancel(deps: Deps, run: string): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  let asking = false;
  const look = async (): Promise<void> => {
    const found = await runById(deps.db, run);
    if (found?.cancel || (await currentStop(deps.db))) controller.abort();
  };
  const timer = setInterval(() => {
    if (asking) return;
    asking = true;
    look()
      .catch((error: unknown) => deps.log.warn({ err: error, run }, 'cannot tell whether the run was cancelled'))
      .finally(() => (asking = false));
  }, everyMs);
  timer.unref();
  return { signal: controller.signal, end: () => clearInterval(timer) };
}
