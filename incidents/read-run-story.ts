import type { Approval, Run, RunState, RunStep } from '#domain/run.ts';
import { describeSteps } from '#runbooks/describe-steps.ts';
import { pathInText } from '#runbooks/flow.ts';
import { type ApprovalPress, pressesOf } from '#store/repositories/approval-presses.ts';
import { approvalsOfRun } from '#store/repositories/approvals.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { latestRun, unfinishedRuns } from '#store/repositories/runs.ts';
import type { Deps } from './deps.ts';
import { pinnedRunbook } from './engine/pinned-runbook.ts';

/** The record of a run, for people who want to know what was done, with what, and who allowed it. */
export interface RunStory {
  readonly incident: number;
  readonly run: Run;
  readonly risk: 'low' | 'medium' | 'high';
  /** In the order in which they were first reached; each turn of a loop is a step of its own. */
  readonly steps: readonly StoryStep[];
  /** In the order in which they were put. */
  readonly questions: readonly StoryQuestion[];
}

export type StoryStep = RunStep & {
  /** How often it was tried: retries and crashes count, being resumed after a wait does not. */
  readonly tries: number;
  /** What it did, in words. */
  readonly words: string;
};

export interface StoryQuestion {
  readonly approval: Approval;
  /** Every press of its buttons, oldest first, whatever became of it. */
  readonly presses: readonly ApprovalPress[];
}

export type StoryRead =
  | { readonly kind: 'story'; readonly story: RunStory }
  /** The incident has had no run. */
  | { readonly kind: 'no_run' }
  | { readonly kind: 'not_found' };

/** The story of an incident's latest run, finished or not. */
export async function readRunStory(deps: Deps, incident: number): Promise<StoryRead> {
  if (!(await incidentByNumber(deps.db, incident))) return { kind: 'not_found' };
  const run = await latestRun(deps.db, incident);
  if (!run) return { kind: 'no_run' };
  const runbook = pinnedRunbook(run);
  const titles = new Map(describeSteps(runbook, run.variables).map(({ path, title }) => [path, title]));
  const steps = (await stepsOfRun(deps.db, run.id)).map((step) => ({
    ...step,
    words: step.change?.title ?? titles.get(pathInText(step.path)) ?? step.title,
  }));
  const questions: StoryQuestion[] = [];
  for (const approval of await approvalsOfRun(deps.db, run.id)) {
    questions.push({ approval, presses: await pressesOf(deps.db, approval.id) });
  }
  return { kind: 'story', story: { incident, run, risk: runbook.risk, steps, questions } };
}

/** A run that has not come to its end. */
export interface UnfinishedRun {
  readonly incident: number;
  readonly runbook: string;
  readonly state: RunState;
  /** A person's Slack id, or `firebreak`. */
  readonly startedBy: string;
  readonly createdAt: Date;
}

/** Every run that has not come to its end, the oldest first. */
export async function listUnfinishedRuns(deps: Deps): Promise<readonly UnfinishedRun[]> {
  return (await unfinishedRuns(deps.db)).map(({ incident, runbook, state, startedBy, createdAt }) => ({
    incident,
    runbook,
    state,
    startedBy,
    createdAt,
  }));
}
