import type { Incident } from '#domain/incident.ts';
import type { Run } from '#domain/run.ts';
import { describeSteps } from '#runbooks/describe-steps.ts';
import { pathInText } from '#runbooks/flow.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { pendingApprovals } from '#store/repositories/approvals.ts';
import { incidentByNumber, incidentList, incidentOfChannelId } from '#store/repositories/incidents.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { latestRun } from '#store/repositories/runs.ts';
import { currentStop } from '#store/repositories/stop-switch.ts';
import { failedMessages } from '#store/repositories/slack-messages.ts';
import { latestTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { pinnedRunbook } from './engine/pinned-runbook.ts';
import type { IncidentSnapshot, RunSnapshot, StepLine } from './incident-snapshot.ts';

const timelineLength = 50;

/** Everything a view of the incident may show, as it is now; null when there is no such incident. */
export async function readSnapshot(deps: Deps, number: number): Promise<IncidentSnapshot | null> {
  const incident = await incidentByNumber(deps.db, number);
  if (!incident) return null;
  const [alerts, run, timeline, undelivered] = await Promise.all([
    alertsOfIncident(deps.db, number),
    latestRun(deps.db, number),
    latestTimeline(deps.db, number, timelineLength),
    failedMessages(deps.db, number),
  ]);
  const questions = run === null ? [] : await pendingApprovals(deps.db, run.id);
  return {
    incident,
    alerts,
    run: run && (await runSnapshot(deps, run)),
    approval: questions[0] ?? null,
    questions: questions.length,
    stop: await currentStop(deps.db),
    timeline,
    approvers: deps.policy.approvers,
    undelivered: undelivered.map((message) => `${message.text} (${message.error ?? 'not delivered'})`),
    now: deps.clock.now(),
  };
}

/** The incident itself, without its surroundings; null when there is no such incident. */
export async function readIncident(deps: Deps, number: number): Promise<Incident | null> {
  return incidentByNumber(deps.db, number);
}

/** Newest first. */
export async function listIncidents(
  deps: Deps,
  input: { readonly state: 'open' | 'all'; readonly limit: number },
): Promise<readonly Incident[]> {
  return incidentList(deps.db, input.state, input.limit);
}

/** The incident whose channel this is. */
export async function incidentOfChannel(deps: Deps, channelId: string): Promise<number | null> {
  return incidentOfChannelId(deps.db, channelId);
}

async function runSnapshot(deps: Deps, run: Run): Promise<RunSnapshot> {
  const runbook = pinnedRunbook(run);
  const stored = await stepsOfRun(deps.db, run.id);
  const steps = describeSteps(runbook, run.variables).map((line): StepLine => {
    // Of a step in a loop the latest turn is shown.
    const step = stored.findLast(({ path }) => pathInText(path) === line.path);
    return {
      ...line,
      state: step?.state ?? (run.finishedAt ? 'not_taken' : 'pending'),
      summary: step?.summary ?? null,
      change: step?.change ?? null,
      startedAt: step?.startedAt ?? null,
      finishedAt: step?.finishedAt ?? null,
    };
  });
  return {
    run,
    description: runbook.description,
    risk: runbook.risk,
    steps,
    doubts: stored.filter((step) => step.state === 'unknown'),
    retryable: run.state === 'failed' && stored.some((step) => step.state === 'failed'),
  };
}
