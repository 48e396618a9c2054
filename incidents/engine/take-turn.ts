import { firebreak } from '#domain/incident.ts';
import type { Outcome } from '#domain/run.ts';
import { executeStep, planStep } from '#runbooks/execute-step.ts';
import { nextPath, stepAt } from '#runbooks/flow.ts';
import { renderInput } from '#runbooks/render-input.ts';
import { currentStep, startStep, type StoredStep } from '#store/repositories/run-steps.ts';
import { threadsOfRun } from '#store/repositories/run-threads.ts';
import { lockRun, runById } from '#store/repositories/runs.ts';
import { passOn } from '#store/repositories/pass-on.ts';
import type { Deps } from '#incidents/deps.ts';
import { commitOutcome } from './commit-outcome.ts';
import { passGate } from './pass-gate.ts';
import { pinnedRunbook } from './pinned-runbook.ts';
import type { Position } from './position.ts';
import { stepRecord } from './queue-step.ts';
import { stepContext } from './step-context.ts';
import { watchForCancel } from './watch-for-cancel.ts';

/**
 * One step of a thread: simulated and judged if it changes the world, claimed, executed, committed. Returns where the
 * thread stands now if it can go on at once, or null. With `goOn` false the next step is left to a job.
 */
export async function takeTurn(deps: Deps, at: Position, goOn: boolean): Promise<Position | null> {
  const crashed = at.step.state === 'started' && !at.claimed;
  if (!crashed && !at.claimed) {
    const plan = await planStep(at.runbook, at.step.path, stepContext(deps, at));
    if (plan?.kind === 'settled') return commit(deps, at, plan.outcome, goOn);
    if (plan?.kind === 'change') {
      const passage = await passGate(deps, at, plan.change);
      if (passage.kind === 'stop') return null;
      if (passage.kind === 'outcome') return commit(deps, at, passage.outcome, goOn);
      return act(deps, passage.position, false, goOn);
    }
  }
  const claimed = at.claimed ? at : await claim(deps, at, crashed);
  return claimed === null ? null : act(deps, claimed, crashed, goOn);
}

/** A step found "started" was cut off: whoever started it never wrote what became of it. That counts as a try. */
async function claim(deps: Deps, at: Position, crashed: boolean): Promise<Position | null> {
  const { step } = at;
  const now = deps.clock.now();
  const tries = crashed ? step.tries + 1 : step.tries;
  const begun = { run: at.run.id, path: step.path, attempt: step.attempt, tries };
  if (!(await deps.db.transaction().execute((trx) => startStep(trx, begun, now)))) return null;
  const started: StoredStep = {
    ...step,
    tries,
    state: 'started',
    attempt: step.attempt + 1,
    startedAt: step.startedAt ?? now,
  };
  return { ...at, step: started, claimed: true };
}

async function act(deps: Deps, at: Position, crashed: boolean, goOn: boolean): Promise<Position | null> {
  const watch = watchForCancel(deps, at.run.id);
  let outcome: Outcome;
  try {
    outcome = await executeStep(at.runbook, at.step.path, stepContext(deps, at, { crashed, signal: watch.signal }));
  } finally {
    watch.end();
  }
  const passed = goOn ? await passStraightOn(deps, at, outcome) : null;
  return passed ?? commit(deps, at, outcome, goOn);
}

/** The short way from one step of the runbook's own line to the next, for a step that has nothing more to say. */
async function passStraightOn(deps: Deps, at: Position, outcome: Outcome): Promise<Position | null> {
  const { run, runbook, step } = at;
  if (outcome.kind !== 'done' || step.thread !== '' || (outcome.announcements ?? []).length > 0) return null;
  const next = nextPath(runbook, step.path, 'done', outcome.branch);
  if (next.kind !== 'step') return null;
  const now = deps.clock.now();
  const own = stepAt(runbook, step.path);
  const saved = own.saveAs === null || outcome.output === null ? {} : { [own.saveAs]: outcome.output };
  const record = stepRecord({ run: run.id, runbook, thread: '', path: next.path });
  const claimed = stepAt(runbook, next.path).body.plan === null;
  const moved = await passOn(
    deps.db,
    {
      run: run.id,
      incident: run.incident,
      actor: firebreak,
      done: {
        path: step.path,
        attempt: step.attempt,
        state: outcome.skipped === true ? 'skipped' : 'done',
        summary: outcome.summary,
        output: outcome.output,
        input: renderInput(own, run.variables),
      },
      saved,
      next: { ...record, claimed },
    },
    now,
  );
  if (!moved) return null;
  const fresh = freshStep(run.id, record, claimed, now);
  return { ...at, run: { ...run, variables: { ...run.variables, ...saved } }, step: fresh, claimed };
}

function freshStep(runId: string, record: ReturnType<typeof stepRecord>, claimed: boolean, now: Date): StoredStep {
  const { path, thread, type, title } = record;
  return {
    runId,
    path,
    thread,
    type,
    title,
    state: claimed ? 'started' : 'queued',
    attempt: claimed ? 1 : 0,
    tries: 1,
    resumeAt: null,
    summary: null,
    input: null,
    change: null,
    output: null,
    memo: null,
    startedAt: claimed ? now : null,
    finishedAt: null,
  };
}

async function commit(deps: Deps, at: Position, outcome: Outcome, goOn: boolean): Promise<Position | null> {
  const onward = await deps.db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, at.run.id);
    if (run === null || run.finishedAt) return null;
    return commitOutcome(deps, trx, { ...at, run, attempt: at.step.attempt, goOn }, outcome);
  });
  return onward === null ? null : positionAt(deps, at.run.id, onward.thread, onward.path);
}

/**
 * Where a thread stands, or null when the run or the thread has come to its end. `begunHere` names the step that the
 * caller has just begun, if it did: no other attempt of it is the caller's.
 */
export async function positionAt(
  deps: Deps,
  runId: string,
  thread: string,
  begunHere: string | null,
): Promise<Position | null> {
  const run = await runById(deps.db, runId);
  if (run === null || run.finishedAt) return null;
  const step = await currentStep(deps.db, runId, thread);
  if (step === null) return null;
  const threads = thread === '' ? [] : await threadsOfRun(deps.db, runId);
  const claimed = step.path === begunHere && step.state === 'started' && step.attempt === 1;
  return { run, runbook: pinnedRunbook(run), threads, step, claimed };
}
