import { describe, expect, it } from 'vitest';
import { incidentHeading } from '#handlers/slack/views/incident-heading.ts';
import { anIncident } from '#tests/handlers/slack/snapshots.ts';

describe('incidentHeading', () => {
  it('names the service once', () => {
    expect(incidentHeading(anIncident())).toBe('INC-12 · SEV1 · HighLatencyP99 on claims-api');
    expect(incidentHeading(anIncident({ title: 'Slow' }))).toBe('INC-12 · SEV1 · Slow on claims-api');
    expect(incidentHeading(anIncident({ title: 'Slow', service: null }))).toBe('INC-12 · SEV1 · Slow');
  });
});
