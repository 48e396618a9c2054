import type { StoredAlert } from '#domain/alert.ts';
import type { Decision } from '#domain/decision.ts';
import type { Incident } from '#domain/incident.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { incidentByNumber, lockIncident } from '#store/repositories/incidents.ts';
import { activeRun } from '#store/repositories/runs.ts';
import { currentStop, type Stop } from '#store/repositories/stop-switch.ts';
import type { Deps } from './deps.ts';
import { gatherEvidence } from './evidence/gather-evidence.ts';
import { alertContextOf } from './judgement/alert-context.ts';
import { commitJudgement } from './judgement/commit-judgement.ts';
import { judgeIncident } from './judgement/judge-incident.ts';
import { readSurroundings } from './judgement/read-surroundings.ts';
import { previewRun } from './preview-run.ts';

/**
 * Reads the world, judges the incident, and commits the judgement together with everything that follows from it: the
 * run it proposes or starts, the page, the card. A second assessment of the same opening changes nothing.
 */
export async function assessIncident(deps: Deps, input: { readonly incident: number }): Promise<void> {
  const incident = await incidentByNumber(deps.db, input.incident);
  const alerts = await alertsOfIncident(deps.db, input.incident);
  if (!incident || !isUndecided(incident) || alerts.length === 0) return;

  const [evidence, surroundings] = await Promise.all([
    gatherEvidence(deps, incident, alerts),
    readSurroundings(deps, incident, alerts),
  ]);
  const classifications = await deps.classifier.classifyAll(
    distinctAlerts(alerts).map((alert) => ({
      alert,
      context: alertContextOf(incident, alert, alerts, evidence, surroundings),
    })),
  );
  const now = deps.clock.now();
  const judgements = classifications.map((classification) =>
    judgeIncident(deps, { incident, alerts, classification, evidence, surroundings, now }),
  );
  // Of several symptoms the first for which something can be done speaks for the incident, else the first there was.
  const judgement = judgements.find(({ decision }) => decision.action !== 'escalate') ?? judgements[0];
  if (!judgement) return;
  const { runbook, variables } = judgement;
  const decision = whileStopped(judgement.decision, await currentStop(deps.db));
  const proposes = runbook !== null && (decision.action === 'ask' || decision.action === 'act');
  const preview = proposes ? await previewRun(deps, { runbook, incident, variables }) : [];

  await deps.db.transaction().execute(async (trx) => {
    const current = await lockIncident(trx, incident.number);
    if (!current || !isUndecided(current) || (await activeRun(trx, incident.number))) return;
    await commitJudgement(deps, trx, current, { ...judgement, decision, preview });
  });
}

/** While people have stopped all runbooks nothing is proposed: somebody has to act by hand. */
function whileStopped(decision: Decision, stop: Stop | null): Decision {
  if (stop === null || (decision.action !== 'ask' && decision.action !== 'act')) return decision;
  const why = stop.reason === null ? '' : ` (${stop.reason})`;
  const reason = `${decision.reason} But all runbooks are stopped${why}: a person has to act.`;
  return { ...decision, action: 'escalate', reason };
}

const mostSymptoms = 5;

/** One alert of each name, those that fire before those that have ended, oldest first. */
function distinctAlerts(alerts: readonly StoredAlert[]): readonly StoredAlert[] {
  const firing = alerts.filter((alert) => alert.status === 'firing');
  const byName = new Map((firing.length > 0 ? firing : alerts).toReversed().map((alert) => [alert.name, alert]));
  return [...byName.values()].toReversed().slice(0, mostSymptoms);
}

/** Open, and nothing decided since it was opened or reopened. Somebody may have acknowledged it meanwhile. */
function isUndecided(incident: Incident): boolean {
  return incident.decision === null && (incident.state === 'triggered' || incident.state === 'acknowledged');
}
