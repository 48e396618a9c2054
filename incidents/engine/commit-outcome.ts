import { firebreak } from '#domain/incident.ts';
import type { Json, Outcome } from '#domain/run.ts';
import { joinStep } from '#runbooks/execute-step.ts';
import { stepAt } from '#runbooks/flow.ts';
import { renderInput } from '#runbooks/render-input.ts';
import { savingThread, variablesAt } from '#runbooks/run-scope.ts';
import type { Transaction } from '#store/database.ts';
import { finishStep, stepOfRun, type StepResult } from '#store/repositories/run-steps.ts';
import { endThread, insertThread, saveInThread, threadsOfRun } from '#store/repositories/run-threads.ts';
import { lockRun, saveInRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import { announce } from '#incidents/announce.ts';
import type { Deps } from '#incidents/deps.ts';
import { askInStep } from './ask-in-step.ts';
import { endStopped } from './end-stopped.ts';
import { follow, type ThreadEnd } from './follow.ts';
import type { Position } from './position.ts';
import { queueStep, queueThread } from './queue-step.ts';
import type { Onward } from './reach-step.ts';
import { settleRunState } from './run-state.ts';
import { sayDoubt } from './say-doubt.ts';
import { stepContext } from './step-context.ts';
import { stopReason } from './stop-reason.ts';

/** A position whose run is locked, and the attempt whose outcome it is. */
export interface Attempt extends Position {
  readonly attempt: number;
  /** Whether whoever commits may go straight on with the next step; otherwise a job does. */
  readonly goOn: boolean;
}

/**
 * Records what became of an attempt together with everything that follows from it, up to the step that comes next or
 * the end of the run. An attempt that is no longer the current one writes nothing.
 */
export async function commitOutcome(deps: Deps, trx: Transaction, at: Attempt, outcome: Outcome): Promise<Onward> {
  const now = deps.clock.now();
  const stop = await stopReason(trx, at.run);
  switch (outcome.kind) {
    case 'done': {
      const { summary, output } = outcome;
      const state = outcome.skipped === true ? ('skipped' as const) : ('done' as const);
      if (!(await record(deps, trx, at, { state, summary, output, input: inputOf(at) }))) return null;
      await note(deps, trx, at, summary);
      for (const [index, announcement] of (outcome.announcements ?? []).entries()) {
        await announce(deps, trx, at.run, `${at.run.id}/${at.step.path}/${index}`, announcement);
      }
      const saved = await save(trx, at, output);
      return goOn(
        deps,
        trx,
        saved,
        await follow(deps, trx, saved, { state: 'done', reason: null, branch: outcome.branch }),
      );
    }
    case 'failed': {
      const { reason } = outcome;
      if (!(await record(deps, trx, at, { state: 'failed', summary: reason, input: inputOf(at) }))) return null;
      await note(deps, trx, at, `Step failed: ${reason}`);
      return goOn(deps, trx, at, await follow(deps, trx, at, { state: 'failed', reason, branch: undefined }));
    }
    case 'unknown': {
      const { reason } = outcome;
      if (!(await record(deps, trx, at, { state: 'unknown', summary: reason, input: inputOf(at) }))) return null;
      await settleRunState(trx, at.run.id, now);
      await sayDoubt(deps, trx, at, reason);
      return null;
    }
    case 'retry':
    case 'waiting':
    case 'fork': {
      if (stop !== null)
        return breakOff(deps, trx, at, stop, outcome.kind === 'retry' ? outcome.reason : outcome.summary);
      if (outcome.kind === 'fork') return fork(deps, trx, at, outcome);
      if (outcome.kind === 'waiting') return wait(deps, trx, at, outcome);
      const resumeAt = new Date(now.getTime() + outcome.afterMs);
      const summary = `trying again: ${outcome.reason}`;
      const forget = outcome.afresh === true ? { memo: null } : {};
      const again = { state: 'queued' as const, summary, tries: at.step.tries + 1, resumeAt, ...forget };
      if (!(await record(deps, trx, at, again))) return null;
      await queueThread(deps, trx, { run: at.run.id, thread: at.step.thread }, resumeAt);
      return null;
    }
  }
}

/** A run that is to stop does so in the middle of a step that waits; what the step did so far stands. */
async function breakOff(deps: Deps, trx: Transaction, at: Attempt, stop: string, doing: string): Promise<null> {
  if (!(await record(deps, trx, at, { state: 'failed', summary: `broken off while ${doing}` }))) return null;
  await endStopped(deps, trx, at.run.id, stop);
  return null;
}

/** Goes on where `follow` leads; at the end of a thread that is the step which started it. */
async function goOn(deps: Deps, trx: Transaction, at: Attempt, followed: Onward | ThreadEnd): Promise<Onward> {
  if (followed === null || followed.kind === 'onward') return followed;
  const { thread, group, state, reason } = followed;
  await endThread(trx, at.run.id, thread, { state, reason: state === 'failed' ? reason : null });
  const [run, step, threads] = [
    await lockRun(trx, at.run.id),
    await stepOfRun(trx, at.run.id, group),
    await threadsOfRun(trx, at.run.id),
  ];
  if (run === null || step === null || step.state !== 'waiting') return null;
  // The job that ended the thread is no lease of the one that goes on: that one needs a job of its own.
  const parent: Attempt = { ...at, run, step, threads, attempt: step.attempt, goOn: false };
  const context = stepContext(deps, parent);
  const own = threads
    .filter((one) => one.step === group)
    .map((one) => ({ ...one, variables: one.scope === 'shared' ? {} : seenBy(one.name, parent) }));
  return commitOutcome(deps, trx, parent, joinStep(at.runbook, group, context, own));
}

/** What the steps of a thread see at its end. */
function seenBy(thread: string, at: Pick<Attempt, 'run' | 'threads'>): Readonly<Record<string, Json>> {
  return variablesAt(`${thread}.steps[0]`, at.run.variables, at.threads);
}

async function wait(
  deps: Deps,
  trx: Transaction,
  at: Attempt,
  outcome: Outcome & { readonly kind: 'waiting' },
): Promise<null> {
  const { memo, summary } = outcome;
  const resumeAt = outcome.for.kind === 'time' ? outcome.for.until : null;
  if (!(await record(deps, trx, at, { state: 'waiting', summary, memo, resumeAt }))) return null;
  if (outcome.for.kind === 'time') {
    await queueThread(deps, trx, { run: at.run.id, thread: at.step.thread }, outcome.for.until);
  }
  if (outcome.for.kind === 'approval') await askInStep(deps, trx, at, outcome.for);
  await settleRunState(trx, at.run.id, deps.clock.now());
  // A step that polls says the same most of the time, and Slack takes 50 edits a minute.
  if (summary !== at.step.summary) await refreshCard(deps, trx, at.run.incident);
  return null;
}

/** Starts threads, each by a job of its own: after a crash it is the job that finds its thread again. */
async function fork(
  deps: Deps,
  trx: Transaction,
  at: Attempt,
  outcome: Outcome & { readonly kind: 'fork' },
): Promise<null> {
  const { memo, summary, threads } = outcome;
  if (!(await record(deps, trx, at, { state: 'waiting', summary, memo }))) return null;
  const { run, runbook } = at;
  for (const thread of threads) {
    await insertThread(trx, run.id, at.step.path, thread);
    await queueStep(deps, trx, { run: run.id, runbook, thread: thread.name, path: thread.first });
  }
  await refreshCard(deps, trx, at.run.incident);
  return null;
}

async function record(deps: Deps, trx: Transaction, at: Attempt, result: StepResult): Promise<boolean> {
  const attempt = { run: at.run.id, path: at.step.path, attempt: at.attempt };
  return finishStep(trx, attempt, result, deps.clock.now());
}

async function note(deps: Deps, trx: Transaction, at: Attempt, text: string): Promise<void> {
  const entry = { kind: 'step_finished', actor: firebreak, text, at: deps.clock.now() } as const;
  await appendTimeline(trx, at.run.incident, entry);
}

/** Keeps what a step gave under its save_as; the position with it. */
async function save(trx: Transaction, at: Attempt, output: Json): Promise<Attempt> {
  const { saveAs } = stepAt(at.runbook, at.step.path);
  if (saveAs === null || output === null) return at;
  const thread = savingThread(at.step.path, at.threads);
  const saved = { [saveAs]: output };
  if (thread !== null) {
    await saveInThread(trx, at.run.id, thread, saved);
    return at;
  }
  await saveInRun(trx, at.run.id, saved);
  return { ...at, run: { ...at.run, variables: { ...at.run.variables, ...saved } } };
}

function inputOf(at: Attempt): ReturnType<typeof renderInput> {
  return renderInput(stepAt(at.runbook, at.step.path), variablesAt(at.step.path, at.run.variables, at.threads));
}

async function refreshCard(deps: Deps, trx: Transaction, incident: number): Promise<void> {
  await deps.queue.send(trx, 'refresh-card', { incident }, { key: String(incident) });
}
