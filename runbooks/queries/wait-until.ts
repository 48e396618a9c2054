import { z } from 'zod';
import { sayDuration } from '#domain/duration.ts';
import type { Outcome } from '#domain/run.ts';
import type { StepRun } from '#runbooks/step-type.ts';

const memoSchema = z.object({ until: z.coerce.date() });

/**
 * The outcome that waits for a step's delay, or null once the delay is over. The instant is fixed by the step's
 * beginning and kept in the memo, so a crash or an early wake-up makes it neither longer nor shorter.
 */
export function waitUntil(delayMs: number, run: StepRun): Outcome | null {
  const now = run.now();
  const memo = memoSchema.safeParse(run.memo);
  const until = memo.success ? memo.data.until : new Date(run.startedAt.getTime() + delayMs * run.waitScale);
  if (until <= now) return null;
  const summary = `waiting ${sayDuration(until.getTime() - now.getTime())}, until ${until.toISOString()}`;
  return { kind: 'waiting', for: { kind: 'time', until }, memo: { until: until.toISOString() }, summary };
}
