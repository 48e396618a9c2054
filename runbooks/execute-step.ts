import { sayDuration } from '#domain/duration.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { Outcome } from '#domain/run.ts';
import { explainExpression } from './explain-expression.ts';
import { evaluate } from './expression.ts';
import { stepAt } from './flow.ts';
import type { Runbook, Step } from './runbook.ts';
import type { StepContext, StepRun } from './step-type.ts';

export type { StepContext } from './step-type.ts';

export const mostAttempts = 5;
const firstBackoffMs = 1000;
const longestBackoffMs = 30_000;

/**
 * Takes one turn of a step: `when`, then its type's own doing (or its reconciling after a crash). Whatever the outside
 * world does comes back as an outcome; only a bug is thrown
 * (`NoSuchStepError` among them). A retry is bounded by `mostAttempts` and the step's
 * timeout, and a change whose fate cannot be told is `unknown`, never repeated blindly.
 */
export async function executeStep(runbook: Runbook, path: string, context: StepContext): Promise<Outcome> {
  const step = stepAt(runbook, path);
  const skipped = skip(step, context);
  if (skipped !== null) return skipped;
  const run: StepRun = {
    ...context,
    runbook: runbook.name,
    path,
    label: step.name ?? step.saveAs,
    timeoutMs: step.timeoutMs,
  };
  try {
    return bounded(await takeTurn(step, run), step, context);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return bounded(verdict(error, step, context), step, context);
  }
}

async function takeTurn(step: Step, run: StepRun): Promise<Outcome> {
  if (!run.crashed) return step.body.run(run);
  if (step.body.reconcile !== null) return step.body.reconcile(run);
  if (step.body.effects === 'none') return step.body.run(run);
  return { kind: 'unknown', reason: 'the step was interrupted, and there is no way to see what it did' };
}

function skip(step: Step, context: StepContext): Outcome | null {
  if (step.when === null) return null;
  const result = evaluate(step.when, context.variables);
  if (!result.ok)
    return { kind: 'failed', reason: `cannot tell whether to run (when: ${step.when}): ${result.message}` };
  if (result.value === true) return null;
  if (result.value !== false) return { kind: 'failed', reason: `when: ${step.when} is neither true nor false` };
  const why = step.when === 'false' ? 'switched off' : `${explainExpression(step.when, context.variables)} is false`;
  return { kind: 'done', output: null, summary: `skipped: ${why}` };
}

/** What an outside failure means for the step. A lost answer to a mere question is asked again. */
function verdict(error: OutsideError, step: Step, context: StepContext): Outcome {
  switch (error.retry.kind) {
    case 'no':
      return { kind: 'failed', reason: error.message };
    case 'safe':
      return { kind: 'retry', afterMs: Math.max(error.retry.afterMs, backoffMs(context)), reason: error.message };
    case 'uncertain':
      return step.body.effects === 'none'
        ? { kind: 'retry', afterMs: backoffMs(context), reason: error.message }
        : { kind: 'unknown', reason: error.message };
  }
}

function bounded(outcome: Outcome, step: Step, context: StepContext): Outcome {
  if (outcome.kind !== 'retry') return outcome;
  if (context.attempt >= mostAttempts) {
    return { kind: 'failed', reason: `given up after ${context.attempt} attempts: ${outcome.reason}` };
  }
  const deadline = context.startedAt.getTime() + step.body.delayMs * context.waitScale + (step.timeoutMs ?? Infinity);
  if (context.now().getTime() + outcome.afterMs <= deadline) return outcome;
  return { kind: 'failed', reason: `timed out after ${sayDuration(step.timeoutMs ?? 0)}: ${outcome.reason}` };
}

function backoffMs(context: StepContext): number {
  return Math.min(longestBackoffMs, firstBackoffMs * 2 ** (context.attempt - 1)) * context.waitScale;
}
