import type { Classification } from '#domain/classification.ts';
import type { AlertLine } from '#ml/corpus/alert-line.ts';
import type { SeverityFacts } from '#ml/severity/severity-facts.ts';

/** What is known for judging the severity of an alert that stands alone in a file: no catalogue of services and no other alerts. */
export function severityFactsOf(line: AlertLine, { label, confidence }: Classification, now: Date): SeverityFacts {
  const { reach, context, severityHint } = line;
  return {
    hint: severityHint,
    class: label,
    confidence,
    service: reach === null || reach.tier === null ? null : { tier: reach.tier, flow: null },
    services: reach?.services ?? 1,
    tenants: reach?.tenants ?? null,
    blockedFlows: reach?.flowBlocked === true ? ['a business flow'] : [],
    isDown: false,
    escalation: 0,
    escalationWords: null,
    at: context?.at ?? now,
  };
}
