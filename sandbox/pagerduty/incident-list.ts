import type { PageView } from '#sandbox/contract.ts';
import type { PagerDutyEvent } from './event-schema.ts';

/** An incident as PagerDuty keeps it: one for all events of a dedup key until it is resolved. */
export interface PagedIncident {
  readonly number: number;
  readonly dedupKey: string;
  readonly status: 'triggered' | 'acknowledged' | 'resolved';
  readonly title: string;
  readonly severity: string;
  readonly source: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly alertCount: number;
}

export interface IncidentList {
  /** Processes an accepted event; returns its dedup key. */
  process(event: PagerDutyEvent, newKey: () => string): string;
  incidents(): readonly PagedIncident[];
  pages(): readonly PageView[];
}

/** The incidents and every event in order. An event for a key without an open incident opens one only if it triggers. */
export function createIncidentList(nowMs: () => number): IncidentList {
  let incidents: readonly PagedIncident[] = [];
  const pages: PageView[] = [];
  return {
    incidents: () => incidents,
    pages: () => pages,
    process(event, newKey) {
      const dedupKey = event.dedup_key !== undefined && event.dedup_key !== '' ? event.dedup_key : newKey();
      const open = incidents.find((incident) => incident.dedupKey === dedupKey && incident.status !== 'resolved');
      const atMs = nowMs();
      pages.push({
        at: new Date(atMs).toISOString(),
        dedupKey,
        action: event.event_action,
        summary: event.payload?.summary ?? open?.title ?? '',
        severity: event.payload?.severity ?? open?.severity ?? '',
        source: event.payload?.source ?? open?.source ?? '',
      });
      if (open) incidents = incidents.map((incident) => (incident === open ? moved(open, event, atMs) : incident));
      else if (event.event_action === 'trigger' && event.payload) {
        const { summary, severity, source } = event.payload;
        const opened = { number: incidents.length + 1, dedupKey, title: summary, severity, source, alertCount: 1 };
        incidents = [...incidents, { ...opened, status: 'triggered', createdAtMs: atMs, updatedAtMs: atMs }];
      }
      return dedupKey;
    },
  };
}

function moved(incident: PagedIncident, event: PagerDutyEvent, atMs: number): PagedIncident {
  switch (event.event_action) {
    case 'trigger':
      return { ...incident, alertCount: incident.alertCount + 1, updatedAtMs: atMs };
    case 'acknowledge':
      return { ...incident, status: 'acknowledged', updatedAtMs: atMs };
    case 'resolve':
      return { ...incident, status: 'resolved', updatedAtMs: atMs };
  }
}
