import { randomUUID } from 'node:crypto';
import { firebreak } from '#domain/incident.ts';
import type { Outcome, Run } from '#domain/run.ts';
import { executeStep, type StepContext } from '#runbooks/execute-step.ts';
import { nextPath } from '#runbooks/flow.ts';
import { parseRunbook } from '#runbooks/parse-runbook.ts';
import { variablesAfter } from '#runbooks/run-variables.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { Transaction } from '#store/database.ts';
import { insertApproval } from '#store/repositories/approvals.ts';
import { finishStep, startStep, stepOfRun, type StoredStep } from '#store/repositories/run-steps.ts';
import { lockRun, runById, updateRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import { absentKubernetes, absentPrometheus } from './absent-client.ts';
import { announce } from './announce.ts';
import type { Deps } from './deps.ts';
import { finishRun } from './finish-run.ts';
import { postNotice } from './post-notice.ts';
import { queueReminders } from './propose-run.ts';
import { queueStep } from './queue-step.ts';

/**
 * Executes or resumes one step of a run. Three commits guard it: the attempt is claimed before anything happens
 * outside, so that a crash is noticed; the outcome, the next step and its job are one transaction; and an attempt that
 * is no longer the current one writes nothing.
 */
export async function advanceRun(deps: Deps, input: { readonly run: string; readonly path: string }): Promise<void> {
  const run = await runById(deps.db, input.run);
  const step = await stepOfRun(deps.db, input.run, input.path);
  if (!run || !step || run.finishedAt || run.state !== 'running') return;
  if (step.state === 'done' || step.state === 'failed' || step.state === 'unknown') return;

  const runbook = pinnedRunbook(run);
  const now = deps.clock.now();
  // A job repeated after its own commit arrives early; the wait it started still stands.
  const { resumeAt } = step;
  if (resumeAt && now.getTime() < resumeAt.getTime() - clockToleranceMs) {
    const again = { run: run.id, runbook, path: step.path, startAfter: resumeAt };
    return deps.db.transaction().execute((trx) => queueStep(deps, trx, again));
  }
  // A step found "started" was cut off: whoever started it never wrote what became of it.
  const crashed = step.state === 'started';
  const tries = crashed ? step.tries + 1 : step.tries;
  const claim = { run: run.id, path: step.path, attempt: step.attempt, tries };
  const claimed = await deps.db.transaction().execute((trx) => startStep(trx, claim, now));
  if (!claimed) return;
  const attempt = { ...claim, attempt: step.attempt + 1 };

  const outcome = await executeStep(runbook, step.path, contextFor(deps, run, { ...step, tries }, crashed));
  await deps.db.transaction().execute(async (trx) => {
    const current = await lockRun(trx, run.id);
    if (!current || current.finishedAt) return;
    await commitOutcome(deps, trx, { run: current, runbook, step: { ...step, tries }, attempt }, outcome);
  });
}

/** The database, which releases delayed jobs, and this process may disagree a little about the time. */
const clockToleranceMs = 1000;

interface Position {
  readonly run: Run;
  readonly runbook: Runbook;
  readonly step: StoredStep;
  readonly attempt: { readonly run: string; readonly path: string; readonly attempt: number };
}

async function commitOutcome(deps: Deps, trx: Transaction, at: Position, outcome: Outcome): Promise<void> {
  const now = deps.clock.now();
  switch (outcome.kind) {
    case 'done': {
      const result = { state: 'done' as const, summary: outcome.summary, output: outcome.output };
      if (!(await finishStep(trx, at.attempt, result, now))) return;
      await appendTimeline(trx, at.run.incident, {
        kind: 'step_finished',
        actor: firebreak,
        text: outcome.summary,
        at: now,
      });
      for (const [index, announcement] of (outcome.announcements ?? []).entries()) {
        await announce(deps, trx, at.run, `${at.run.id}/${at.step.path}/${index}`, announcement);
      }
      const variables = variablesAfter(at.runbook, at.step.path, outcome, at.run.variables);
      return follow(deps, trx, at, { kind: 'done', variables, ...(outcome.branch && { branch: outcome.branch }) });
    }
    case 'failed': {
      if (!(await finishStep(trx, at.attempt, { state: 'failed', summary: outcome.reason }, now))) return;
      const text = `Step failed: ${outcome.reason}`;
      await appendTimeline(trx, at.run.incident, { kind: 'step_finished', actor: firebreak, text, at: now });
      return follow(deps, trx, at, { kind: 'failed', variables: at.run.variables, reason: outcome.reason });
    }
    case 'waiting':
      return wait(deps, trx, at, outcome);
    case 'retry': {
      const startAfter = new Date(now.getTime() + outcome.afterMs);
      const summary = `trying again: ${outcome.reason}`;
      const again = { state: 'queued' as const, summary, tries: at.step.tries + 1, resumeAt: startAfter };
      if (!(await finishStep(trx, at.attempt, again, now))) return;
      return queueStep(deps, trx, { run: at.run.id, runbook: at.runbook, path: at.step.path, startAfter });
    }
    case 'unknown': {
      if (!(await finishStep(trx, at.attempt, { state: 'unknown', summary: outcome.reason }, now))) return;
      return finishRun(deps, trx, at.run, { state: 'unknown', reason: outcome.reason });
    }
  }
}

async function follow(
  deps: Deps,
  trx: Transaction,
  at: Position,
  result: {
    readonly kind: 'done' | 'failed';
    readonly variables: Run['variables'];
    readonly branch?: 'if_true' | 'if_false';
    readonly reason?: string;
  },
): Promise<void> {
  const next = nextPath(at.runbook, at.step.path, result.kind, result.branch);
  if (next.kind === 'end') {
    const reason = result.reason ?? next.reason;
    return finishRun(deps, trx, { ...at.run, variables: result.variables }, { state: next.state, reason });
  }
  // A failure is remembered while its on_failure steps run, so that the run's end can say why.
  const change = {
    state: 'running' as const,
    variables: result.variables,
    ...(result.reason && { reason: result.reason }),
  };
  await updateRun(trx, at.run.id, change, deps.clock.now());
  await queueStep(deps, trx, { run: at.run.id, runbook: at.runbook, path: next.path });
  await refreshCard(deps, trx, at.run.incident);
}

async function wait(deps: Deps, trx: Transaction, at: Position, outcome: Outcome & { kind: 'waiting' }): Promise<void> {
  const now = deps.clock.now();
  const resumeAt = outcome.for.kind === 'time' ? outcome.for.until : null;
  const result = { state: 'waiting' as const, summary: outcome.summary, memo: outcome.memo, resumeAt };
  if (!(await finishStep(trx, at.attempt, result, now))) return;
  if (outcome.for.kind === 'time') {
    await updateRun(trx, at.run.id, { state: 'running' }, now);
    await queueStep(deps, trx, {
      run: at.run.id,
      runbook: at.runbook,
      path: at.step.path,
      startAfter: outcome.for.until,
    });
  } else {
    const approval = randomUUID();
    await updateRun(trx, at.run.id, { state: 'waiting_approval' }, now);
    await insertApproval(trx, {
      id: approval,
      incident: at.run.incident,
      runId: at.run.id,
      path: at.step.path,
      prompt: outcome.for.prompt,
      subjectHash: at.run.runbookHash,
      createdAt: now,
      expiresAt: outcome.for.expiresAt,
    });
    await queueReminders(deps, trx, approval, outcome.for.expiresAt);
    const text = `Approval needed: ${outcome.for.prompt}`;
    await postNotice(deps, trx, { incident: at.run.incident, kind: 'call', key: `approval/${approval}`, text });
  }
  // A step that polls says the same most of the time, and Slack takes 50 edits a minute.
  if (outcome.summary !== at.step.summary) await refreshCard(deps, trx, at.run.incident);
}

function contextFor(deps: Deps, run: Run, step: StoredStep, crashed: boolean): StepContext {
  return {
    variables: run.variables,
    memo: step.memo,
    attempt: step.tries,
    key: `${run.id}/${step.path}`,
    startedAt: step.startedAt ?? deps.clock.now(),
    now: () => deps.clock.now(),
    waitScale: deps.policy.waitScale,
    ports: {
      prometheus: deps.clients.prometheus ?? absentPrometheus,
      kubernetes: deps.clients.kubernetes ?? absentKubernetes,
    },
    crashed,
  };
}

/** The runbook as it was when the run was created, whatever its file says today. */
export function pinnedRunbook(run: Run): Runbook {
  const file = `${run.runbook} (pinned by run ${run.id})`;
  const parsed = parseRunbook(run.runbookSource, file, { catalogue: Object.keys(run.variables) });
  if (!parsed.ok)
    throw new Error(`run ${run.id}: its pinned runbook no longer parses: ${parsed.problems[0]?.message ?? ''}`);
  return parsed.runbook;
}

async function refreshCard(deps: Deps, trx: Transaction, incident: number): Promise<void> {
  await deps.queue.send(trx, 'refresh-card', { incident }, { key: String(incident) });
}
