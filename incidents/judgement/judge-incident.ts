import type { StoredAlert } from '#domain/alert.ts';
import type { Classification } from '#domain/classification.ts';
import type { Decision } from '#domain/decision.ts';
import type { Evidence, Hypothesis } from '#domain/hypothesis.ts';
import type { Incident } from '#domain/incident.ts';
import type { Json } from '#domain/run.ts';
import type { Severity } from '#domain/severity.ts';
import { causes } from '#ml/causes/catalogue.ts';
import { hypothesise } from '#ml/hypothesise.ts';
import { matchRunbooks } from '#runbooks/match-runbooks.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { Deps } from '#incidents/deps.ts';
import type { Policy } from '#incidents/policy.ts';
import { autonomyFor } from '#incidents/rules/autonomy.ts';
import { decide, type Candidate } from '#incidents/rules/decide.ts';
import { rankRunbooks, sayRemedies, type RankedRunbook } from '#incidents/rules/rank-runbooks.ts';
import { recordBand } from '#incidents/rules/record-band.ts';
import { severityAfter, severityQuestion } from '#incidents/rules/severity-change.ts';
import { runVariables } from '#incidents/run-variables.ts';
import { judgeSeverity, type JudgedSeverity } from './judge-severity.ts';
import type { Surroundings } from './read-surroundings.ts';

/** What is known when an incident is judged. */
export interface Known {
  readonly incident: Incident;
  /** Oldest first; at least one. */
  readonly alerts: readonly StoredAlert[];
  readonly classification: Classification;
  readonly evidence: Evidence;
  readonly surroundings: Surroundings;
  readonly now: Date;
}

export interface Judgement {
  readonly classification: Classification;
  readonly evidence: Evidence;
  readonly severity: JudgedSeverity;
  readonly hypothesis: Hypothesis | null;
  readonly decision: Decision;
  /** The one that was chosen. */
  readonly runbook: Runbook | null;
  readonly variables: Readonly<Record<string, Json>>;
}

type Judges = Pick<Deps, 'policy' | 'runbooks' | 'learned'>;

/** Everything that is decided about an incident, from facts alone. */
export function judgeIncident({ policy, runbooks, learned }: Judges, known: Known): Judgement {
  const { incident, alerts, classification, evidence, surroundings } = known;
  const { claimConfidence, actConfidence, highConfidence, decisions } = policy;
  const hypothesis = hypothesise({
    classification,
    findings: evidence.findings,
    claimConfidence,
    ...(learned.priors && { priors: learned.priors }),
  });
  const severity = judgeSeverity({ policy, model: learned.severity, ...known });
  // Rules of autonomy go by the severity that people will see, not by a milder judgement.
  const standing = severityAfter(severityQuestion(incident, severity.verdict));
  const variables = runVariables(policy, incident, alerts, evidence);
  const place = { class: classification.label, service: incident.service };
  const { matches, misses } = matchRunbooks(runbooks, {
    classification: place.class,
    service: place.service,
    variables,
  });
  const ranked = rankRunbooks({ matches, hypothesis, causes, counts: surroundings.past.runbooks, place });
  const [miss] = misses;
  const decision = decide({
    classification,
    candidates: ranked.map((one) => candidateOf(policy, one, classification, standing)),
    nearestMiss: miss ? `${miss.runbook.name} (${miss.why})` : null,
    actConfidence,
    highConfidence,
    table: decisions,
  });
  const runbook = runbooks.find(({ name }) => name === decision.runbook) ?? null;
  return { classification, evidence, severity, hypothesis, decision, runbook, variables };
}

function candidateOf(
  policy: Policy,
  { match: { runbook, why }, success, remedies }: RankedRunbook,
  classification: Classification,
  severity: Severity,
): Candidate {
  const { atLeast, expected, helped, failed, words } = success;
  return {
    runbook: runbook.name,
    why,
    risk: runbook.risk,
    record: words,
    band: recordBand({ runs: helped + failed, expected, atLeast }, policy.recordBars),
    remedies: sayRemedies(remedies),
    autonomy: autonomyFor(policy.autonomy, runbook.autonomy ?? policy.defaultAutonomy, {
      runbook: runbook.name,
      classification: classification.label,
      severity,
    }),
  };
}
