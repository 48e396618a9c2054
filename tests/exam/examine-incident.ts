import { assessIncident } from '#incidents/assess-incident.ts';
import { posteriorOf } from '#ml/posterior.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import type { ExamRecord, Judgement } from './exam-record.ts';
import type { IncidentPlan } from './incident-plan.ts';
import type { Installation } from './installation.ts';
import { toldOf } from './rejudge.ts';
import { stageIncident, type StagedIncident } from './staged-incident.ts';

/** Plays a plan and has Firebreak judge its incident, by the use case that the queue would have called. */
export async function examineIncident(installation: Installation, plan: IncidentPlan): Promise<ExamRecord> {
  const before = process.cpuUsage();
  await installation.wipe();
  const staged = await stageIncident(installation, plan);
  try {
    const judgement = await judge(staged);
    const { user, system } = process.cpuUsage(before);
    return { plan, alertedAfterMs: staged.alertedAfterMs, judgement, cpuMs: (user + system) / 1000 };
  } finally {
    await staged.stop();
  }
}

async function judge({ deps, incident }: StagedIncident): Promise<Judgement | null> {
  if (incident === null) return null;
  const startedMs = performance.now();
  await assessIncident(deps, { incident: incident.number });
  const tookMs = performance.now() - startedMs;
  const judged = await incidentByNumber(deps.db, incident.number);
  if (!judged?.classification || !judged.evidence) return null;
  const { classification, evidence, hypothesis } = judged;
  const posterior = posteriorOf(classification, evidence.findings);
  return {
    service: judged.service,
    alerts: [...new Set((await alertsOfIncident(deps.db, incident.number)).map(({ name }) => name))],
    classification,
    findings: evidence.findings,
    unavailable: evidence.unavailable,
    ranked: posterior.causes.map(({ cause, probability }) => ({ cause: cause.id, probability })),
    other: posterior.other,
    told: toldOf(hypothesis),
    tookMs,
  };
}
