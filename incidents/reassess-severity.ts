import { firebreak, openStates, type Incident } from '#domain/incident.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import { incidentByNumber, lockIncident, updateIncident } from '#store/repositories/incidents.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Transaction } from '#store/database.ts';
import type { Deps } from './deps.ts';
import { gatherEvidence } from './evidence/gather-evidence.ts';
import { judgeSeverity, type JudgedSeverity } from './judgement/judge-severity.ts';
import { readSurroundings } from './judgement/read-surroundings.ts';
import { sayMilder } from './judgement/say-milder.ts';
import { raiseSeverity } from './raise-severity.ts';
import { severityChange, severityQuestion } from './rules/severity-change.ts';

/**
 * Judges the severity of a living incident anew, because more fires now, in it or in what depends on it. It rises by itself, with a
 * word in the timeline; it never falls by itself: that less would do is said once. What is decided about the incident stays.
 */
export async function reassessSeverity(deps: Deps, input: { readonly incident: number }): Promise<void> {
  const incident = await incidentByNumber(deps.db, input.incident);
  if (!incident || !isJudged(incident)) return;
  const alerts = await alertsOfIncident(deps.db, incident.number);
  if (alerts.length === 0) return;
  const [evidence, surroundings] = await Promise.all([
    gatherEvidence(deps, incident, alerts),
    readSurroundings(deps, incident, alerts),
  ]);
  const { classification } = incident;
  const { policy, learned } = deps;
  const now = deps.clock.now();
  const facts = { policy, model: learned.severity, incident, alerts, classification, evidence, surroundings, now };
  const judged = judgeSeverity(facts);
  await deps.db.transaction().execute(async (trx) => {
    const current = await lockIncident(trx, incident.number);
    if (current && isJudged(current)) await commit(deps, trx, current, judged);
  });
}

type JudgedIncident = Incident & {
  readonly classification: NonNullable<Incident['classification']>;
  readonly severityJudgement: NonNullable<Incident['severityJudgement']>;
};

/** Open and assessed; before, the assessment itself reads what is new. */
function isJudged(incident: Incident): incident is JudgedIncident {
  const isOpen = (openStates as readonly string[]).includes(incident.state);
  return (
    isOpen && incident.decision !== null && incident.classification !== null && incident.severityJudgement !== null
  );
}

async function commit(deps: Deps, trx: Transaction, incident: JudgedIncident, judged: JudgedSeverity): Promise<void> {
  const now = deps.clock.now();
  const { number, severity, severityJudgement: before, severitySetBy } = incident;
  const { verdict } = judged;
  const change = severityChange(severityQuestion(incident, verdict));
  const milderSaid = change.kind === 'raise' ? false : before.milderSaid || change.kind === 'milder';
  const isAsJudged = verdict.severity === severity && severitySetBy === null;
  await updateIncident(
    trx,
    number,
    { severityJudgement: { ...judged, milderSaid }, ...(isAsJudged && { severityReason: verdict.reason }) },
    now,
  );
  if (change.kind === 'raise') {
    await raiseSeverity(deps, trx, incident, { to: change.to, reason: verdict.reason });
    return;
  }
  if (change.kind === 'milder') {
    const text = sayMilder(incident, change.to, verdict.reason);
    await appendTimeline(trx, number, { kind: 'note', actor: firebreak, text, at: now });
  }
  await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
}
