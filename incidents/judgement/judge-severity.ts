import type { StoredAlert } from '#domain/alert.ts';
import type { Classification } from '#domain/classification.ts';
import type { Evidence } from '#domain/hypothesis.ts';
import type { Incident } from '#domain/incident.ts';
import type { SeverityJudgement } from '#domain/severity-judgement.ts';
import { assessSeverity } from '#ml/severity/assess-severity.ts';
import type { SeverityFacts } from '#ml/severity/severity-facts.ts';
import type { SeverityModel } from '#ml/severity/severity-model.ts';
import { escalationShare } from '#ml/track-record/escalation-share.ts';
import type { Policy } from '#incidents/policy.ts';
import { blastRadius, sayBlastRadius } from '#incidents/rules/blast-radius.ts';
import { worstHint } from '#incidents/rules/worst-hint.ts';
import { servicesThatFire, type Surroundings } from './read-surroundings.ts';

export interface SeverityInput {
  readonly policy: Pick<Policy, 'services'>;
  readonly model: SeverityModel | null;
  readonly incident: Pick<Incident, 'service'>;
  readonly alerts: readonly StoredAlert[];
  readonly classification: Classification;
  readonly evidence: Pick<Evidence, 'metrics'>;
  readonly surroundings: Pick<Surroundings, 'past' | 'firingCallers'>;
  readonly now: Date;
}

/** A judgement before it is known whether people are told that less would do. */
export type JudgedSeverity = Omit<SeverityJudgement, 'milderSaid'>;

/** Judges how severe an incident is, from facts alone. */
export function judgeSeverity(input: SeverityInput): JudgedSeverity {
  const { policy, incident, alerts, classification, evidence, surroundings } = input;
  const isDown = evidence.metrics['available_replicas'] === 0;
  const reach = blastRadius({
    services: policy.services,
    service: incident.service,
    firingHere: servicesThatFire(alerts),
    firingCallers: surroundings.firingCallers,
    isDown,
  });
  const like = escalationShare(surroundings.past.escalations, {
    class: classification.label,
    service: incident.service,
  });
  const entry = incident.service === null ? undefined : policy.services[incident.service];
  const facts: SeverityFacts = {
    hint: worstHint(alerts),
    class: classification.label,
    confidence: classification.confidence,
    service: entry === undefined ? null : { tier: entry.tier, flow: entry.flow },
    services: Math.max(1, reach.affected.length),
    tenants: reach.tenants,
    blockedFlows: reach.blockedFlows,
    isDown,
    escalation: like === null ? 0 : like.share - like.usual,
    escalationWords: like?.words ?? null,
    at: alerts[0]?.startsAt ?? input.now,
  };
  return {
    verdict: assessSeverity(facts, input.model),
    reach: sayBlastRadius(reach),
    escalations: like?.words ?? null,
  };
}
