import type { HistoryRecord } from '#domain/history.ts';
import { escalationWindowMs, type EscalationCount } from '#domain/track-record.ts';
import { escalationShare } from '#ml/track-record/escalation-share.ts';
import { rankOf } from './features.ts';
import type { SeverityFacts } from './severity-facts.ts';

/** A past incident with its severity, mildest 0, and what was known when it began. */
export interface LabelledFacts {
  readonly facts: SeverityFacts;
  readonly level: number;
  readonly at: Date;
}

/**
 * The incidents whose severity people settled, oldest first, as they looked when they began: of the escalations only those of
 * earlier incidents are known, or the model would learn from what it is asked to foresee.
 */
export function factsOfHistory(records: readonly HistoryRecord[]): readonly LabelledFacts[] {
  const counts = new Map<string, EscalationCount>();
  const labelled: LabelledFacts[] = [];
  const inOrder = records.toSorted((a, b) => a.context.at.getTime() - b.context.at.getTime() || (a.id < b.id ? -1 : 1));
  for (const record of inOrder) {
    if (record.severity !== null) {
      const facts = factsOf(record, [...counts.values()]);
      labelled.push({ facts, level: rankOf(record.severity), at: record.context.at });
    }
    count(counts, record);
  }
  return labelled;
}

function factsOf(record: HistoryRecord, counts: readonly EscalationCount[]): SeverityFacts {
  const { label, reach, context } = record;
  const like = escalationShare(counts, { class: label ?? 'unknown', service: context.service });
  return {
    hint: record.severityHint,
    class: label ?? 'unknown',
    confidence: label === null ? 0 : 1,
    service: reach.tier === null ? null : { tier: reach.tier, flow: null },
    services: reach.services,
    tenants: reach.tenants,
    blockedFlows: reach.flowBlocked ? ['a business flow'] : [],
    isDown: false,
    escalation: like === null ? 0 : like.share - like.usual,
    escalationWords: like?.words ?? null,
    at: context.at,
  };
}

function count(counts: Map<string, EscalationCount>, { label, context, minutesToEscalation }: HistoryRecord): void {
  const key = JSON.stringify([label, context.service]);
  const before = counts.get(key) ?? { class: label, service: context.service, incidents: 0, escalated: 0 };
  const inTime = minutesToEscalation !== null && minutesToEscalation * 60_000 <= escalationWindowMs;
  counts.set(key, {
    ...before,
    incidents: before.incidents + 1,
    escalated: before.escalated + Number(inTime),
  });
}
