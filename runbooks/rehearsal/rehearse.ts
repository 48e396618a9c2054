import type { Json, Outcome, Waiting } from '#domain/run.ts';
import { executeStep, joinStep, planStep, type StepContext } from '#runbooks/execute-step.ts';
import type { Variables } from '#runbooks/expressions/expression.ts';
import { firstPath, nextPath, stepAt } from '#runbooks/flow.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { Acting, Rehearsed, Stage, Turn } from './acting.ts';
import { createRehearsalRun, type RehearsedStep } from './rehearsal-run.ts';
import { undoFirst, undoNext } from './take-back.ts';

/** More turns than any sound runbook takes. */
const mostTurns = 20_000;

const never = new AbortController().signal;

/**
 * Runs a runbook by the engine's own rules for steps, threads, verification and undo, without a database: every approval
 * of the whole run is taken as given, and neither guardrails nor crashes stand in the way. A thread goes on until it has
 * to wait; then the next one does.
 */
export async function rehearse(runbook: Runbook, stage: Stage, variables: Variables): Promise<Rehearsed> {
  const run = createRehearsalRun(variables);
  const acting: Acting = { runbook, stage, run, announcements: [], undo: null, end: null, reason: null, doubt: null };
  let due: readonly Turn[] = [{ path: firstPath(runbook), at: stage.now() }];
  for (let count = 0; acting.end === null && count < mostTurns; count += 1) {
    const [next] = due.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    if (next === undefined) break;
    due = due.filter((turn) => turn !== next);
    await stage.pass(Math.max(0, next.at.getTime() - stage.now().getTime()));
    due = [...(await takeTurn(acting, next)), ...due];
  }
  const { announcements, doubt } = acting;
  const end = acting.end ?? { state: 'unknown' as const, reason: doubt ?? 'it did not come to an end' };
  return { ...end, announcements, steps: run.steps(), variables: run.variables() };
}

async function takeTurn(acting: Acting, { path, verdict }: Turn): Promise<readonly Turn[]> {
  const { runbook, stage, run } = acting;
  const step = run.begin(path, stage.now());
  if (verdict !== undefined) return settle(acting, path, verdict);
  const context = contextOf(acting, step);
  const plan = await planStep(runbook, path, context);
  if (plan?.kind === 'settled') return settle(acting, path, plan.outcome);
  if (plan === null) return settle(acting, path, await executeStep(runbook, path, context));
  const { memo } = plan.change;
  run.update(path, { memo });
  return settle(acting, path, await executeStep(runbook, path, { ...context, memo }));
}

/** What follows from an outcome: the turns that are due now or later. */
function settle(acting: Acting, path: string, outcome: Outcome): readonly Turn[] {
  const { run, stage } = acting;
  const now = stage.now();
  switch (outcome.kind) {
    case 'done': {
      const { summary, output } = outcome;
      run.update(path, { state: outcome.skipped === true ? 'skipped' : 'done', summary });
      acting.announcements.push(...(outcome.announcements ?? []));
      const { saveAs } = stepAt(acting.runbook, path);
      if (saveAs !== null && output !== null) run.save(path, saveAs, output);
      return follow(acting, path, 'done', null, outcome.branch);
    }
    case 'failed':
      run.update(path, { state: 'failed', summary: outcome.reason });
      return follow(acting, path, 'failed', outcome.reason, undefined);
    case 'unknown':
      run.update(path, { state: 'unknown', summary: outcome.reason });
      acting.doubt = outcome.reason;
      return [];
    case 'retry': {
      const tries = (run.step(path)?.tries ?? 1) + 1;
      run.update(path, { tries, ...(outcome.afresh === true && { memo: null }) });
      return [{ path, at: new Date(now.getTime() + outcome.afterMs) }];
    }
    case 'waiting':
      run.update(path, { state: 'waiting', memo: outcome.memo, summary: outcome.summary });
      return resume(acting, path, outcome.for);
    case 'fork':
      run.update(path, { state: 'waiting', memo: outcome.memo, summary: outcome.summary });
      run.fork(path, outcome.threads);
      return outcome.threads.map(({ first }) => ({ path: first, at: now }));
  }
}

function resume(acting: Acting, path: string, waiting: Waiting): readonly Turn[] {
  switch (waiting.kind) {
    case 'time':
      return [{ path, at: waiting.until }];
    case 'threads':
      return [];
    case 'approval': {
      const verdict = acting.stage.decide(waiting.prompt);
      if (verdict === null) {
        const reason = 'not approved: nobody approved it in time';
        return [{ path, at: waiting.expiresAt, verdict: { kind: 'failed', reason, final: true } }];
      }
      const memo: Json = { ...verdict };
      acting.run.update(path, { memo });
      return [{ path, at: acting.stage.now() }];
    }
  }
}

function follow(
  acting: Acting,
  path: string,
  state: 'done' | 'failed',
  reason: string | null,
  branch: string | undefined,
): readonly Turn[] {
  const { runbook, run, stage } = acting;
  const next = nextPath(runbook, path, state, branch);
  switch (next.kind) {
    case 'step':
      acting.reason = reason ?? acting.reason;
      return [{ path: next.path, at: stage.now() }];
    case 'thread_end': {
      const why = reason ?? acting.reason ?? next.reason;
      run.endThread(next.thread, next.state, next.state === 'failed' ? why : null);
      const group = run.step(next.group);
      if (group?.state !== 'waiting') return [];
      const context = contextOf(acting, group);
      return settle(acting, next.group, joinStep(runbook, next.group, context, run.threadsOf(next.group)));
    }
    case 'undo_end':
      return undoNext(acting, next.state === 'failed' ? next.reason : null);
    case 'end':
      if (next.state === 'failed') return undoFirst(acting, reason ?? acting.reason ?? next.reason);
      acting.end = { state: 'succeeded', reason: next.reason };
      return [];
  }
}

function contextOf({ run, stage }: Acting, step: RehearsedStep): StepContext {
  return {
    variables: run.seenAt(step.path),
    memo: step.memo,
    attempt: step.tries,
    key: `rehearsal/${step.path}`,
    startedAt: step.startedAt,
    now: stage.now,
    waitScale: 1,
    ports: stage.ports,
    crashed: false,
    signal: never,
  };
}
