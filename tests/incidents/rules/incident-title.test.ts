import { describe, expect, it } from 'vitest';
import { incidentTitle } from '#incidents/rules/incident-title.ts';

describe('incidentTitle', () => {
  it('names the alert and its service', () => {
    expect(incidentTitle({ name: 'HighLatencyP99', service: 'claims-api' })).toBe('HighLatencyP99 on claims-api');
  });

  it('names the alert alone where the service is unknown', () => {
    expect(incidentTitle({ name: 'NodeNotReady', service: null })).toBe('NodeNotReady');
  });

  it('cuts at 120 characters and shows that it did', () => {
    const title = incidentTitle({ name: 'x'.repeat(200), service: 'claims-api' });
    expect(title).toHaveLength(120);
    expect(title.endsWith('…')).toBe(true);
    expect(incidentTitle({ name: 'x'.repeat(120), service: null })).toBe('x'.repeat(120));
  });
});
