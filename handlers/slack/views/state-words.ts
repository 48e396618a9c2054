import type { IncidentState } from '#domain/incident.ts';

/** Each state of an incident as a sign and a word; the sign tells at a glance what still burns. */
export const stateWords = {
  triggered: { sign: '🔴', word: 'Triggered' },
  acknowledged: { sign: '🟠', word: 'Acknowledged' },
  mitigating: { sign: '🟡', word: 'Mitigating' },
  monitoring: { sign: '🔵', word: 'Monitoring' },
  resolved: { sign: '🟢', word: 'Resolved' },
  closed: { sign: '⚪', word: 'Closed' },
  merged: { sign: '⚪', word: 'Merged into another incident' },
} as const satisfies Record<IncidentState, { sign: string; word: string }>;
