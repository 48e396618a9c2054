import { sayDuration } from '#domain/duration.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { EndedThread, Outcome } from '#domain/run.ts';
import { explainExpression } from './expressions/explain-expression.ts';
import { evaluate } from './expressions/expression.ts';
import { stepAt } from './flow.ts';
import { retryDelayMs, triesOf } from './retry-delay.ts';
import type { Runbook, Step } from './runbook.ts';
import { storable, storableText } from './storable.ts';
import type { Plan, StepContext, StepRun } from './step-type.ts';

export type { StepContext } from './step-type.ts';

/**
 * Takes one turn of a step: `when`, then its type's own doing (or its reconciling after a crash). Whatever the outside
 * world does comes back as an outcome; only a bug is thrown (`NoSuchStepError` among them). A retry is bounded by the
 * step's `retry` and its timeout, and a change whose fate cannot be told is `unknown`, never repeated blindly.
 */
export async function executeStep(runbook: Runbook, path: string, context: StepContext): Promise<Outcome> {
  const step = stepAt(runbook, path);
  const skipped = skip(step, context);
  if (skipped !== null) return skipped;
  return guarded(step, context, (signal) => takeTurn(step, runOf(runbook, step, path, { ...context, signal })));
}

/**
 * Simulates a step that is about to change the world; null where there is nothing to simulate: it changes nothing, is
 * skipped, or has begun already.
 */
export async function planStep(runbook: Runbook, path: string, context: StepContext): Promise<Plan | null> {
  const step = stepAt(runbook, path);
  if (context.memo !== null || context.crashed || skip(step, context) !== null) return null;
  return simulate(runbook, step, path, context);
}

/**
 * Simulates a step ahead of its turn, whether or not its `when` will hold; null where there is nothing to simulate.
 * What it needs and is not known yet comes back as a failure.
 */
export async function previewStep(runbook: Runbook, path: string, context: StepContext): Promise<Plan | null> {
  return simulate(runbook, stepAt(runbook, path), path, context);
}

async function simulate(runbook: Runbook, step: Step, path: string, context: StepContext): Promise<Plan | null> {
  const { plan } = step.body;
  if (plan === null) return null;
  let found: Plan | null = null;
  const outcome = await guarded(step, context, async (signal) => {
    found = await plan(runOf(runbook, step, path, { ...context, signal }));
    return { kind: 'done', output: null, summary: '' };
  });
  return outcome.kind === 'done' && found !== null ? found : { kind: 'settled', outcome: asPlanned(outcome) };
}

/** What a step that forked does, now that a thread of it has ended. Reads nothing but its arguments. */
export function joinStep(
  runbook: Runbook,
  path: string,
  context: StepContext,
  threads: readonly EndedThread[],
): Outcome {
  const step = stepAt(runbook, path);
  const { join } = step.body;
  if (join === null) throw new Error(`${path} of ${runbook.name} starts no threads`);
  return join(runOf(runbook, step, path, context), threads);
}

function runOf(runbook: Runbook, step: Step, path: string, context: StepContext): StepRun {
  return {
    ...context,
    runbook: runbook.name,
    path,
    label: step.name ?? step.saveAs,
    timeoutMs: step.timeoutMs,
    lists: Object.keys(step.branches),
    called: step.called,
  };
}

/** Runs a part of a step under its deadline, and makes an outcome of every failure of the outside world. */
async function guarded(
  step: Step,
  context: StepContext,
  part: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  const leftMs = deadlineOf(step, context) - context.now().getTime();
  const signals = Number.isFinite(leftMs)
    ? [context.signal, AbortSignal.timeout(Math.max(1, leftMs))]
    : [context.signal];
  try {
    return kept(bounded(await part(AbortSignal.any(signals)), step, context));
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return kept(bounded(verdict(error, step, context), step, context));
  }
}

/** An outcome as the database can keep it, whatever the world outside put into it. */
function kept(outcome: Outcome): Outcome {
  switch (outcome.kind) {
    case 'done':
      return { ...outcome, output: storable(outcome.output), summary: storableText(outcome.summary) };
    case 'waiting':
    case 'fork':
      return { ...outcome, memo: storable(outcome.memo), summary: storableText(outcome.summary) };
    case 'retry':
    case 'failed':
    case 'unknown':
      return { ...outcome, reason: storableText(outcome.reason) };
  }
}

async function takeTurn(step: Step, run: StepRun): Promise<Outcome> {
  if (!run.crashed || step.body.effects === 'none') return step.body.run(run);
  switch (step.idempotency) {
    case 'repeat':
      return step.body.run({ ...run, crashed: false });
    case 'ask':
      return { kind: 'unknown', reason: 'the step was interrupted, and its runbook wants a person to look' };
    case 'reconcile':
      if (step.body.reconcile !== null) return step.body.reconcile(run);
      return { kind: 'unknown', reason: 'the step was interrupted, and there is no way to see what it did' };
  }
}

function skip(step: Step, context: StepContext): Outcome | null {
  if (step.when === null) return null;
  const result = evaluate(step.when, context.variables);
  if (!result.ok)
    return { kind: 'failed', reason: `cannot tell whether to run (when: ${step.when}): ${result.message}` };
  if (result.value === true) return null;
  if (result.value !== false) return { kind: 'failed', reason: `when: ${step.when} is neither true nor false` };
  const why = step.when === 'false' ? 'switched off' : `${explainExpression(step.when, context.variables)} is false`;
  return { kind: 'done', output: null, summary: `skipped: ${why}`, skipped: true };
}

/** What an outside failure means for the step. A lost answer to a mere question is asked again. */
function verdict(error: OutsideError, step: Step, context: StepContext): Outcome {
  const backoffMs = retryDelayMs(step.retry, context);
  switch (error.retry.kind) {
    case 'no':
      return { kind: 'failed', reason: error.message };
    case 'safe':
      return { kind: 'retry', afterMs: Math.max(error.retry.afterMs, backoffMs), reason: error.message };
    case 'uncertain':
      return step.body.effects === 'none'
        ? { kind: 'retry', afterMs: backoffMs, reason: error.message }
        : { kind: 'unknown', reason: error.message };
  }
}

/** A plan that could not be made: nothing has happened, so a doubt about it is none about the world. */
function asPlanned(outcome: Outcome): Outcome {
  return outcome.kind === 'unknown' ? { kind: 'retry', afterMs: 1000, reason: outcome.reason } : outcome;
}

function bounded(outcome: Outcome, step: Step, context: StepContext): Outcome {
  if (outcome.kind === 'failed' && step.retry !== null && outcome.final !== true && !context.signal.aborted) {
    if (context.attempt >= step.retry.attempts) return outcome;
    const afterMs = retryDelayMs(step.retry, context);
    const again = { kind: 'retry', afterMs, reason: outcome.reason, afresh: true } as const;
    return inTime(again, step, context) ? again : outcome;
  }
  if (outcome.kind !== 'retry') return outcome;
  if (context.attempt >= triesOf(step.retry)) {
    return { kind: 'failed', reason: `given up after ${context.attempt} attempts: ${outcome.reason}` };
  }
  if (inTime(outcome, step, context)) return outcome;
  return { kind: 'failed', reason: `timed out after ${sayDuration(step.timeoutMs ?? 0)}: ${outcome.reason}` };
}

function inTime(again: { readonly afterMs: number }, step: Step, context: StepContext): boolean {
  return context.now().getTime() + again.afterMs <= deadlineOf(step, context);
}

/** When the step's time is over, in milliseconds since 1970. */
function deadlineOf(step: Step, context: StepContext): number {
  return context.startedAt.getTime() + step.body.delayMs * context.waitScale + (step.timeoutMs ?? Infinity);
}
