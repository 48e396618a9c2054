import { OutsideError } from '#domain/outside-error.ts';
import type { Outcome } from '#domain/run.ts';
import type { Plan, StepRun } from '#runbooks/step-type.ts';
import { anew, asRetry, later } from './waiting.ts';

/**
 * A step that was not simulated before its turn is simulated now, and remembers what it is about to do before it does
 * any of it. After a crash it begins anew instead: nothing was remembered, so nothing was done.
 */
export async function begin(plan: () => Promise<Plan>, run: StepRun): Promise<Outcome> {
  try {
    const found = await plan();
    if (found.kind === 'settled') return found.outcome;
    const { title, memo } = found.change;
    if (run.crashed) return anew(`${title}: nothing was done before the interruption`);
    return later(0, memo, `dry run accepted: ${title}`, run);
  } catch (error) {
    // Nothing has been done, so even a lost answer leaves no doubt.
    if (error instanceof OutsideError && error.retry.kind === 'uncertain') return asRetry(error, run);
    throw error;
  }
}
