import { describe, expect, it } from 'vitest';
import type { StoredAlert } from '#domain/alert.ts';
import { correlate, type CorrelationFacts } from '#incidents/rules/correlate.ts';
import { anAlert } from '#tests/incidents/alerts.ts';

const alert: StoredAlert = { ...anAlert({ service: 'claims-api' }), id: 1, receivedAt: new Date(), incident: null };
const nothing: CorrelationFacts = { withFingerprint: null, recentlyResolved: null, ofService: [] };

describe('correlate', () => {
  it('opens an incident where nothing speaks for another', () => {
    expect(correlate(alert, nothing)).toEqual({ kind: 'open', reason: 'claims-api had no open incident' });
  });

  it('opens an incident for an alert that names no service, whatever else is open', () => {
    expect(correlate({ ...alert, service: null }, { ...nothing, ofService: [4] })).toEqual({
      kind: 'open',
      reason: 'no open incident holds this alert',
    });
  });

  it('attaches to the newest open incident of the service', () => {
    expect(correlate(alert, { ...nothing, ofService: [9, 4] })).toEqual({
      kind: 'attach',
      incident: 9,
      reason: 'claims-api already has an open incident',
    });
  });

  it('reopens the incident in which the same alert has just ended, before it looks at the service', () => {
    expect(correlate(alert, { ...nothing, recentlyResolved: 3, ofService: [9] })).toEqual({
      kind: 'reopen',
      incident: 3,
      reason: 'the same alert fired again shortly after it ended',
    });
  });

  it('attaches to the incident that holds the same alert, before anything else', () => {
    expect(correlate(alert, { withFingerprint: 2, recentlyResolved: 3, ofService: [9] })).toEqual({
      kind: 'attach',
      incident: 2,
      reason: 'the same alert is already part of this incident',
    });
  });
});
