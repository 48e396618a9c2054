import { expect, test } from 'vitest';
import { severityFactsOf } from '#app/model/severity-of-line.ts';
import { textOf } from '#tests/ml/alerts.ts';

const now = new Date('2026-01-05T03:00:00Z');
const classification = {
  label: 'application.service_down',
  confidence: 0.9,
  top: [],
  reasons: [],
  abstained: null,
  model: 'm',
} as const;
const line = { id: null, alert: textOf({}), context: null, severityHint: 'sev2', reach: null, label: null } as const;

test('knows of an alert that stands alone its class and what the sender said', () => {
  expect(severityFactsOf(line, classification, now)).toMatchObject({
    hint: 'sev2',
    class: 'application.service_down',
    service: null,
    services: 1,
    blockedFlows: [],
    at: now,
  });
});

test('takes the reach of a history record', () => {
  const reach = { services: 4, tenants: 7, tier: 1, flowBlocked: true };
  expect(severityFactsOf({ ...line, reach }, classification, now)).toMatchObject({
    service: { tier: 1, flow: null },
    services: 4,
    tenants: 7,
    blockedFlows: ['a business flow'],
  });
});
