import { randomUUID } from 'node:crypto';
import type { StoredAlert } from '#domain/alert.ts';
import type { Classification } from '#domain/classification.ts';
import type { Decision } from '#domain/decision.ts';
import { firebreak, type Incident } from '#domain/incident.ts';
import type { Evidence, Hypothesis } from '#domain/hypothesis.ts';
import type { PreviewedStep } from '#domain/run.ts';
import { percent } from '#domain/percent.ts';
import { severityWord, worseSeverity } from '#domain/severity.ts';
import { causes } from '#ml/causes/catalogue.ts';
import { hypothesise } from '#ml/hypothesise.ts';
import { assessSeverity } from '#ml/severity.ts';
import { matchRunbooks } from '#runbooks/match-runbooks.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { Transaction } from '#store/database.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { incidentByNumber, lockIncident, updateIncident } from '#store/repositories/incidents.ts';
import { activeRun } from '#store/repositories/runs.ts';
import { currentStop, type Stop } from '#store/repositories/stop-switch.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { gatherEvidence } from './evidence/gather-evidence.ts';
import { previewRun } from './preview-run.ts';
import { proposeRun } from './propose-run.ts';
import { autonomyFor } from './rules/autonomy.ts';
import { decide, pagesNow, type Candidate } from './rules/decide.ts';
import { runVariables } from './run-variables.ts';

/**
 * Reads the world, judges the incident, and commits the judgement together with everything that follows from it: the
 * run it proposes or starts, the page, the card. A second assessment of the same opening changes nothing.
 */
export async function assessIncident(deps: Deps, input: { readonly incident: number }): Promise<void> {
  const incident = await incidentByNumber(deps.db, input.incident);
  const alerts = await alertsOfIncident(deps.db, input.incident);
  if (!incident || !isUndecided(incident) || alerts.length === 0) return;

  const [classifications, evidence] = await Promise.all([
    Promise.all(distinctAlerts(alerts).map((alert) => deps.classifier.classify(alert))),
    gatherEvidence(deps, incident, alerts),
  ]);
  const judgements = classifications.map((classification) => judge(deps, incident, alerts, classification, evidence));
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

interface Judgement {
  readonly classification: Classification;
  readonly evidence: Evidence;
  readonly severity: ReturnType<typeof assessSeverity>;
  readonly hypothesis: Hypothesis | null;
  readonly decision: Decision;
  readonly runbook: Runbook | null;
  readonly variables: ReturnType<typeof runVariables>;
}

/** Everything that is decided about an incident, from facts alone. */
function judge(
  deps: Deps,
  incident: Incident,
  alerts: readonly StoredAlert[],
  classification: Classification,
  evidence: Evidence,
): Judgement {
  const { policy } = deps;
  const entry = incident.service === null ? null : (policy.services[incident.service] ?? null);
  const hypothesis = hypothesise({
    classification,
    findings: evidence.findings,
    claimConfidence: policy.claimConfidence,
  });
  const severity = assessSeverity({
    hint: alerts.map((alert) => alert.severityHint).reduce((a, b) => (a && b ? worseSeverity(a, b) : (a ?? b)), null),
    class: classification.label,
    confidence: classification.confidence,
    service: entry && { tier: entry.tier, flow: entry.flow, tenants: entry.tenants ?? 0 },
    firingServices: new Set(alerts.filter((alert) => alert.status === 'firing').map((alert) => alert.service)).size,
    customerFlowBlocked: evidence.metrics['available_replicas'] === 0,
  });
  const variables = runVariables(policy, incident, alerts, evidence);
  const matching = matchRunbooks(deps.runbooks, {
    classification: classification.label,
    service: incident.service,
    variables,
  });
  const candidates = matching.matches
    .map(({ runbook, why }): Candidate => ({
      runbook: runbook.name,
      why,
      risk: runbook.risk,
      autonomy: autonomyFor(policy.autonomy, runbook.autonomy ?? policy.defaultAutonomy, {
        runbook: runbook.name,
        classification: classification.label,
        severity: severity.severity,
      }),
    }))
    .toSorted((a, b) => Number(isRemedy(hypothesis, b.runbook)) - Number(isRemedy(hypothesis, a.runbook)));
  const [miss] = matching.misses;
  const decision = decide({
    classification,
    candidates,
    nearestMiss: miss ? `${miss.runbook.name} (${miss.why})` : null,
    actConfidence: policy.actConfidence,
  });
  const runbook = deps.runbooks.find(({ name }) => name === decision.runbook) ?? null;
  return { classification, evidence, severity, hypothesis, decision, runbook, variables };
}

/** Whether the catalogue names the runbook as a remedy of what is thought to be the cause. */
function isRemedy(hypothesis: Hypothesis | null, runbook: string): boolean {
  return causes.some((cause) => cause.id === hypothesis?.cause && cause.remedies.includes(runbook));
}

async function commitJudgement(
  deps: Deps,
  trx: Transaction,
  incident: Incident,
  judgement: Judgement & { readonly preview: readonly PreviewedStep[] },
): Promise<void> {
  const now = deps.clock.now();
  const { number } = incident;
  const { classification, hypothesis, decision } = judgement;
  // Severity never falls silently: a milder assessment leaves the worse one standing.
  const severity = worseSeverity(incident.severity, judgement.severity.severity);
  const severityReason = severity === judgement.severity.severity ? judgement.severity.reason : incident.severityReason;
  await updateIncident(
    trx,
    number,
    { classification, hypothesis, evidence: judgement.evidence, severity, severityReason, decision },
    now,
  );
  const cause = hypothesis
    ? ` ${hypothesis.wording === 'claim' ? 'Cause' : 'Possible cause'}: ${hypothesis.title} (${percent(hypothesis.confidence)}).`
    : '';
  await appendTimeline(trx, number, {
    kind: 'assessed',
    actor: firebreak,
    text: `${classification.label} (${percent(classification.confidence)}), ${severity} ${severityWord[severity]}: ${severityReason}.${cause}`,
    at: now,
  });
  await appendTimeline(trx, number, { kind: 'decided', actor: firebreak, text: decision.reason, at: now });
  if (judgement.runbook && (decision.action === 'ask' || decision.action === 'act')) {
    const proposed = await proposeRun(deps, trx, {
      id: randomUUID(),
      incident,
      runbook: judgement.runbook,
      variables: judgement.variables,
      startedBy: 'firebreak',
      needsApproval: decision.action === 'ask',
      preview: judgement.preview,
    });
    if (proposed.kind === 'cannot_start') {
      const text = `${judgement.runbook.name} cannot be started: ${proposed.why}. Paging the on-call.`;
      await appendTimeline(trx, number, { kind: 'escalated', actor: firebreak, text, at: now });
      const summary = `INC-${number} ${severity.toUpperCase()} ${incident.title}: ${text}`;
      await deps.queue.send(
        trx,
        'send-page',
        { incident: number, action: 'trigger', summary, severity },
        { priority: 10 },
      );
    }
  }
  if (pagesNow(decision, severity)) {
    const summary = `INC-${number} ${severity.toUpperCase()} ${incident.title}: ${decision.reason}`;
    await deps.queue.send(
      trx,
      'send-page',
      { incident: number, action: 'trigger', summary, severity },
      { priority: 10 },
    );
    await appendTimeline(trx, number, { kind: 'escalated', actor: firebreak, text: 'Paging the on-call.', at: now });
  }
  await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
}
