import type { HistoryRecord } from '#domain/history.ts';
import { escalationWindowMs, type EscalationCount, type RunbookCount, type TrackRecord } from '#domain/track-record.ts';

/** Counts a team's history. An incident whose class nobody confirmed counts among all, and for no class. */
export function trackRecordOf(records: readonly HistoryRecord[]): TrackRecord {
  const escalations = new Map<string, EscalationCount>();
  const runbooks = new Map<string, RunbookCount>();
  for (const { label, context, minutesToEscalation, runbook } of records) {
    const place = { class: label, service: context.service };
    const wasEscalated = minutesToEscalation !== null && minutesToEscalation * 60_000 <= escalationWindowMs;
    const key = JSON.stringify([label, context.service]);
    const before = escalations.get(key) ?? { ...place, incidents: 0, escalated: 0 };
    escalations.set(key, {
      ...place,
      incidents: before.incidents + 1,
      escalated: before.escalated + Number(wasEscalated),
    });
    if (runbook === null) continue;
    const runKey = JSON.stringify([runbook.name, label, context.service]);
    const runs = runbooks.get(runKey) ?? { ...place, runbook: runbook.name, helped: 0, failed: 0, rejected: 0 };
    runbooks.set(runKey, {
      ...runs,
      helped: runs.helped + Number(runbook.helped),
      failed: runs.failed + Number(!runbook.helped),
    });
  }
  return { escalations: [...escalations.values()], runbooks: [...runbooks.values()] };
}
