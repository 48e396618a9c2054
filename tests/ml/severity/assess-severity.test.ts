import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { severities } from '#domain/severity.ts';
import { assessSeverity } from '#ml/severity.ts';
import type { SeverityFacts } from '#ml/severity.ts';

const facts: SeverityFacts = {
  hint: null,
  class: 'application.high_latency',
  confidence: 0.9,
  service: null,
  firingServices: 1,
  customerFlowBlocked: false,
};
const tierOne = { tier: 1, flow: 'claims intake', tenants: 3 };

test.each([
  ['the hint alone', { hint: 'sev2' }, 'sev2', /sender said sev2/],
  ['nothing at all', {}, 'sev3', /no severity/],
  [
    'a blocked flow',
    { hint: 'sev3', customerFlowBlocked: true, service: tierOne },
    'sev1',
    /customers cannot complete claims intake/,
  ],
  ['a tier 1 service down', { class: 'application.service_down', service: tierOne }, 'sev1', /tier 1 service is down/],
  ['a service down', { class: 'application.service_down' }, 'sev2', /application\.service_down/],
  ['a guess that a service is down', { class: 'application.service_down', confidence: 0.4 }, 'sev3', /no severity/],
  ['five services', { firingServices: 5 }, 'sev1', /5 services/],
  ['three services', { hint: 'sev4', firingServices: 3 }, 'sev2', /3 services.*sender said sev4/],
  ['malware', { class: 'security.malware_intrusion' }, 'sev2', /malware/],
  ['a tier 1 service without a hint', { service: tierOne }, 'sev2', /tier 1 service of claims intake with 3 tenants/],
  ['a warning on a tier 1 service', { hint: 'sev3', service: tierOne }, 'sev3', /sender said sev3/],
  ['a worse hint than the floor', { hint: 'sev1', firingServices: 3 }, 'sev1', /sender said sev1; also, 3 services/],
] as const)('judges by %s', (_, given, severity, reason) => {
  const verdict = assessSeverity({ ...facts, ...given });
  expect(verdict.severity).toBe(severity);
  expect(verdict.reason).toMatch(reason);
});

test('is never milder than the sender said', () => {
  fc.assert(
    fc.property(
      fc.record({
        hint: fc.constantFrom(...severities),
        class: fc.constantFrom(...classes, 'unknown' as const),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        service: fc.option(
          fc.record({ tier: fc.integer({ min: 1, max: 4 }), flow: fc.option(fc.string()), tenants: fc.nat(50) }),
        ),
        firingServices: fc.nat(20),
        customerFlowBlocked: fc.boolean(),
      }),
      (given) => {
        const { severity, reason } = assessSeverity(given);
        expect(severities.indexOf(severity)).toBeLessThanOrEqual(severities.indexOf(given.hint));
        expect(reason).not.toBe('');
      },
    ),
  );
});
