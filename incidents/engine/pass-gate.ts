import type { PlannedChange } from '#domain/change.ts';
import type { Incident } from '#domain/incident.ts';
import type { Outcome, Run } from '#domain/run.ts';
import type { Transaction } from '#store/database.ts';
import { pendingApprovals } from '#store/repositories/approvals.ts';
import { changesSince, insertChange } from '#store/repositories/changes.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { lockUntilCommit } from '#store/locks.ts';
import { finishStep, startStep } from '#store/repositories/run-steps.ts';
import { lockRun } from '#store/repositories/runs.ts';
import { currentStop } from '#store/repositories/stop-switch.ts';
import { holderOf, takeTarget } from '#store/repositories/target-locks.ts';
import type { Deps } from '#incidents/deps.ts';
import { targetKey } from '#incidents/rules/change-target.ts';
import { judgeChange, recentMs, type Judgement } from '#incidents/rules/guardrails/judge-change.ts';
import { judgeTargetLock } from '#incidents/rules/target-lock.ts';
import { renderInput } from '#runbooks/render-input.ts';
import { stepAt } from '#runbooks/flow.ts';
import { variablesAt } from '#runbooks/run-scope.ts';
import { changeSubject } from './approval-subject.ts';
import { askForChange } from './ask-in-step.ts';
import type { Position } from './position.ts';
import { settleRunState } from './run-state.ts';

/** What the gate says of a change. */
export type Passage =
  /** It may be made, and is written down; the step is claimed, with what it needs to act in its memo. */
  | { readonly kind: 'go'; readonly position: Position }
  /** It may not, or not yet: this becomes the step's outcome. */
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  /** People are asked, or somebody else has the step: nothing more to do here. */
  | { readonly kind: 'stop' };

/** How soon a change that has to wait is judged anew, at the latest: what it waits for may end early. */
const lookAgainMs = 5 * 60_000;
const targetPollMs = 10_000;

/**
 * The one way to a change of the world. Guardrails are asked first, then people, then the target is taken; what is let
 * through is written down in the same commit, before it is made, so that two changes can never both take the last of a
 * budget. Taking back what an approved step did needs no approval of its own, and no budget.
 */
export async function passGate(deps: Deps, at: Position, change: PlannedChange): Promise<Passage> {
  return deps.db.transaction().execute(async (trx) => {
    await lockUntilCommit(trx, 'guardrails');
    const run = await lockRun(trx, at.run.id);
    if (run === null || run.finishedAt) return { kind: 'stop' };
    const incident = await incidentByNumber(trx, run.incident);
    if (incident === null) return { kind: 'stop' };
    const position = { ...at, run };
    const undoing = at.step.thread === 'undo';
    const judgement = await judge(deps, trx, run, incident, change);
    const objection = undoing ? undoObjection(judgement) : objectionOf(deps, judgement);
    if (objection !== null) return { kind: 'outcome', outcome: objection };
    const asked = undoing ? false : await askIfNeeded(deps, trx, position, change);
    if (asked) return { kind: 'stop' };
    const busy = await takeOrWait(deps, trx, position, change);
    if (busy !== null) return { kind: 'outcome', outcome: busy };
    return claim(deps, trx, position, change);
  });
}

async function judge(
  deps: Deps,
  trx: Transaction,
  run: Run,
  incident: Incident,
  change: PlannedChange,
): Promise<Judgement> {
  const now = deps.clock.now();
  const { guardrails } = deps.policy;
  const facts = {
    now,
    run: run.id,
    severity: incident.severity,
    stopped: await currentStop(trx),
    recent: await changesSince(trx, new Date(now.getTime() - recentMs(guardrails))),
    disruption: change.blast.disruption ?? null,
  };
  return judgeChange(change, facts, guardrails);
}

function objectionOf(deps: Deps, judgement: Judgement): Outcome | null {
  if (judgement.verdict === 'allow') return null;
  const reasons = judgement.findings.map(({ reason }) => reason).join(' ');
  if (judgement.verdict === 'refuse') return { kind: 'failed', reason: `not allowed: ${reasons}`, final: true };
  const latest = deps.clock.now().getTime() + lookAgainMs;
  const until = new Date(Math.min(judgement.until.getTime(), latest));
  return { kind: 'waiting', for: { kind: 'time', until }, memo: null, summary: `not yet: ${reasons}` };
}

/** Only the switch that stops everything stops taking back. */
function undoObjection(judgement: Judgement): Outcome | null {
  const stopped =
    judgement.verdict === 'allow' ? [] : judgement.findings.filter((one) => one.guardrail === 'kill-switch');
  if (stopped.length === 0) return null;
  return { kind: 'failed', reason: stopped.map(({ reason }) => reason).join(' '), final: true };
}

async function askIfNeeded(deps: Deps, trx: Transaction, at: Position, change: PlannedChange): Promise<boolean> {
  const { run, step } = at;
  if (run.mode === 'act') return false;
  const approved = run.approved[step.path];
  if (approved?.subject === changeSubject(change)) return false;
  // Two jobs of the thread may be at it, one of them from before a crash; the other has asked already.
  if ((await pendingApprovals(trx, run.id)).some(({ path }) => path === step.path)) return true;
  const because =
    approved === undefined
      ? 'It could not be shown when the run was approved.'
      : 'What was approved no longer holds: the step or its target has changed since.';
  const asked = { state: 'waiting' as const, summary: 'waiting for approval', resumeAt: null, memo: null };
  const attempt = { run: run.id, path: step.path, attempt: step.attempt };
  if (!(await finishStep(trx, attempt, asked, deps.clock.now()))) return true;
  await askForChange(deps, trx, at, change, because);
  await settleRunState(trx, run.id, deps.clock.now());
  return true;
}

async function takeOrWait(deps: Deps, trx: Transaction, at: Position, change: PlannedChange): Promise<Outcome | null> {
  const now = deps.clock.now();
  const { whenBusy, waitAtMostMs } = deps.policy.targets;
  const target = targetKey(change.target);
  if (await takeTarget(trx, target, at.run.id, now)) return null;
  const waitedMs = now.getTime() - (at.step.startedAt ?? now).getTime();
  const holder = await holderOf(trx, target);
  const question = { target: change.target, run: at.run.id, holder, whenBusy, waitedMs, waitAtMostMs };
  const verdict = judgeTargetLock(question);
  if (verdict.verdict === 'go') return null;
  if (verdict.verdict === 'refuse') return { kind: 'failed', reason: verdict.reason, final: true };
  const until = new Date(now.getTime() + targetPollMs * deps.policy.waitScale);
  return { kind: 'waiting', for: { kind: 'time', until }, memo: null, summary: verdict.reason };
}

async function claim(deps: Deps, trx: Transaction, at: Position, change: PlannedChange): Promise<Passage> {
  const { run, step, runbook, threads } = at;
  const now = deps.clock.now();
  const approvedBy = run.approved[step.path]?.by ?? [];
  const input = renderInput(stepAt(runbook, step.path), variablesAt(step.path, run.variables, threads));
  const begun = { run: run.id, path: step.path, attempt: step.attempt, tries: step.tries };
  const record = { title: change.title, difference: change.difference, approvedBy };
  if (!(await startStep(trx, { ...begun, memo: change.memo, input, change: record }, now))) return { kind: 'stop' };
  await deps.queue.send(trx, 'refresh-card', { incident: run.incident }, { key: String(run.incident) });
  await insertChange(trx, { run: run.id, path: step.path }, change, now);
  const startedAt = step.startedAt ?? now;
  const started = { ...step, memo: change.memo, attempt: step.attempt + 1, state: 'started', startedAt } as const;
  return { kind: 'go', position: { ...at, step: started, claimed: true } };
}
