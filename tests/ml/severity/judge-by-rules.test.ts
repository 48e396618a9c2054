import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { severities } from '#domain/severity.ts';
import { judgeByRules } from '#ml/severity/judge-by-rules.ts';
import { anyFacts, plainFacts } from './facts.ts';

const tierOne = { tier: 1, flow: 'claims intake' };

test.each([
  ['the hint alone', { hint: 'sev2' }, 'sev2', [], /sender said sev2/],
  ['nothing at all', {}, 'sev3', [], /no severity/],
  [
    'a blocked flow',
    { hint: 'sev3', blockedFlows: ['claims intake'] },
    'sev1',
    ['flow-blocked'],
    /customers cannot complete claims intake/,
  ],
  [
    'a tier 1 service down',
    { hint: 'sev3', class: 'application.service_down', service: tierOne },
    'sev1',
    ['important-service-down', 'service-down'],
    /tier 1 service is down/,
  ],
  ['a service down', { class: 'application.service_down' }, 'sev2', ['service-down'], /application\.service_down/],
  ['a service without replicas', { isDown: true }, 'sev2', ['service-down'], /no replica that answers/],
  ['a guess that it is down', { class: 'application.service_down', confidence: 0.4 }, 'sev3', [], /no severity/],
  ['five services', { services: 5 }, 'sev1', ['five-services', 'three-services'], /5 services/],
  ['three services', { hint: 'sev4', services: 3 }, 'sev2', ['three-services'], /3 services.*sender said sev4/],
  ['malware', { class: 'security.malware_intrusion' }, 'sev2', ['breach'], /malware/],
  [
    'a tier 1 service without a hint',
    { service: tierOne, tenants: 3 },
    'sev2',
    ['important-service-unrated'],
    /tier 1 service of claims intake with 3 tenants/,
  ],
  ['a warning on a tier 1 service', { hint: 'sev3', service: tierOne }, 'sev3', [], /sender said sev3/],
  [
    'a worse hint than the floor',
    { hint: 'sev1', services: 3 },
    'sev1',
    ['three-services'],
    /sender said sev1; also, 3 services/,
  ],
] as const)('judges by %s', (_, given, severity, rules, reason) => {
  const verdict = judgeByRules({ ...plainFacts, ...given });
  expect(verdict).toMatchObject({ severity, by: 'rules', contributions: [], score: null, probabilities: null });
  expect(verdict.floors.map(({ id }) => id)).toEqual(rules);
  expect(verdict.reason).toMatch(reason);
});

test('is never milder than the sender said', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...severities), (facts, hint) => {
      const { severity } = judgeByRules({ ...facts, hint });
      expect(severities.indexOf(severity)).toBeLessThanOrEqual(severities.indexOf(hint));
    }),
  );
});
