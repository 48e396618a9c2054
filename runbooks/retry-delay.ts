import { createHash } from 'node:crypto';
import type { RetryRule } from './runbook.ts';
import type { StepContext } from './step-type.ts';

/** What holds where a step says nothing: failures of the network are tried again. */
const usual: RetryRule = { attempts: 5, backoffMs: 1000, maxBackoffMs: 30_000, jitter: 0 };

/** How often a step is tried in all. */
export function triesOf(rule: RetryRule | null): number {
  return (rule ?? usual).attempts;
}

/**
 * The wait before the next try, in milliseconds: doubled each time up to the longest, and spread by the jitter. The
 * spread comes from the step's key, so that many runs spread out and one run is the same each time it is told.
 */
export function retryDelayMs(
  rule: RetryRule | null,
  context: Pick<StepContext, 'attempt' | 'key' | 'waitScale'>,
): number {
  const { backoffMs, maxBackoffMs, jitter } = rule ?? usual;
  const wholeMs = Math.min(maxBackoffMs, backoffMs * 2 ** (context.attempt - 1));
  return wholeMs * (1 - jitter * chance(`${context.key}#${context.attempt}`)) * context.waitScale;
}

/** A number from 0 up to 1 that depends on nothing but the text. */
function chance(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
