import type { Incident } from '#domain/incident.ts';
import type { Run } from '#domain/run.ts';
import { describeSteps } from '#runbooks/describe-steps.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { pendingApproval } from '#store/repositories/approvals.ts';
import { incidentByNumber, incidentList, incidentOfChannelId } from '#store/repositories/incidents.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { latestRun } from '#store/repositories/runs.ts';
import { failedMessages } from '#store/repositories/slack-messages.ts';
import { latestTimeline } from '#store/repositories/timeline.ts';
import { pinnedRunbook } from './advance-run.ts';
import type { Deps } from './deps.ts';
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
  return {
    incident,
    alerts,
    run: run && (await runSnapshot(deps, run)),
    approval: run && (await pendingApproval(deps.db, run.id)),
    timeline,
    approvers: deps.policy.approvers,
    undelivered: undelivered.map((message) => `${message.text} (${message.error ?? 'not delivered'})`),
    now: deps.clock.now(),
  };
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
  const stored = new Map((await stepsOfRun(deps.db, run.id)).map((step) => [step.path, step]));
  const steps = describeSteps(runbook, run.variables).map((line): StepLine => {
    const step = stored.get(line.path);
    return {
      ...line,
      state: step?.state ?? (run.finishedAt ? 'not_taken' : 'pending'),
      summary: step?.summary ?? null,
      startedAt: step?.startedAt ?? null,
      finishedAt: step?.finishedAt ?? null,
    };
  });
  return { run, description: runbook.description, risk: runbook.risk, steps };
}
