import { expect, it } from 'vitest';
import { guardrailPolicyOf } from '#app/settings/guardrail-policy-of.ts';
import { guardrailSettings } from '#app/settings/guardrail-settings.ts';

it('gives the rules what the owners wrote, each limit in its place', () => {
  const settings = guardrailSettings.parse({
    protected_namespaces: [{ namespaces: 'kube-system', except_actions: ['scale'] }],
    allowed_actions: { 'claims-*': ['scale'], payments: [] },
    freeze: [{ name: 'year end', from: '2026-12-20T00:00:00Z', to: '2027-01-07T00:00:00Z' }],
    budget: {
      window: '30m',
      per_target: 1,
      per_namespace: 2,
      per_cluster: 3,
      pods_per_namespace: 4,
      pods_per_cluster: 5,
      when_spent: 'refuse',
    },
    cooldown: '1m',
    max_pods_percent: 25,
  });
  expect(guardrailPolicyOf(settings)).toEqual({
    protectedNamespaces: [{ namespaces: 'kube-system', exceptActions: ['scale'] }],
    allowedActions: [
      { namespaces: 'claims-*', actions: ['scale'] },
      { namespaces: 'payments', actions: [] },
    ],
    freezeWindows: settings.freeze,
    budget: {
      windowMs: 1_800_000,
      perTarget: 1,
      perNamespace: 2,
      perCluster: 3,
      podsPerNamespace: 4,
      podsPerCluster: 5,
      whenSpent: 'refuse',
    },
    cooldownMs: 60_000,
    maxPodsPercent: 25,
  });
  expect(settings.freeze).toHaveLength(1);
});
