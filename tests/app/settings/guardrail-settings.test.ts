import { expect, it } from 'vitest';
import { guardrailSettings } from '#app/settings/guardrail-settings.ts';
import { problemsOf } from './problems-of.ts';

it('keep production safe where nothing is said', () => {
  expect(guardrailSettings.parse(undefined)).toEqual({
    protected_namespaces: ['kube-system', 'kube-public', 'kube-node-lease'].map((namespaces) => ({
      namespaces,
      except_actions: [],
    })),
    allowed_actions: {},
    freeze: [],
    budget: {
      window: 3_600_000,
      per_target: 3,
      per_namespace: 20,
      per_cluster: 60,
      pods_per_namespace: null,
      pods_per_cluster: null,
      when_spent: 'wait',
    },
    cooldown: 300_000,
    max_pods_percent: 50,
  });
});

it('take a protected namespace with its exceptions', () => {
  const entry = { namespaces: 'kube-system', except_actions: ['rollout_restart'] };
  expect(guardrailSettings.parse({ protected_namespaces: [entry, 'istio-*'] }).protected_namespaces).toEqual([
    entry,
    { namespaces: 'istio-*', except_actions: [] },
  ]);
});

it('lift a limit by null', () => {
  expect(guardrailSettings.parse({ budget: { per_target: null } }).budget.per_target).toBeNull();
});

it.each([
  [{ protected_namespaces: ['Kube'] }, 'protected_namespaces.0.namespaces: must be a namespace or a pattern'],
  [{ protected_namespaces: [3] }, 'protected_namespaces.0: must be a namespace or pattern, or { namespaces:'],
  [{ protected_namespaces: [{ namespaces: 'a', except: ['scale'] }] }, 'except'],
  [
    { protected_namespaces: [{ namespaces: 'a', except_actions: ['Scale up'] }] },
    'must be an action as runbooks name it',
  ],
  [{ allowed_actions: { 'A*': [] } }, 'allowed_actions.A*: must be a namespace or a pattern'],
  [{ allowed_actions: { claims: ['rollout-restart'] } }, 'allowed_actions.claims.0: must be an action'],
  [{ freeze: [{ name: 'x' }] }, 'freeze.0.from: must say when'],
  [{ budget: { per_target: 0 } }, 'budget.per_target: must be at least 1, or null for no limit'],
  [{ budget: { per_target: 2.5 } }, 'budget.per_target: must be a whole number, or null for no limit'],
  [{ budget: { window: '0s' } }, 'budget.window: must be longer than nothing'],
  [{ budget: { window: 60 } }, 'budget.window: must be a duration'],
  [{ budget: { per_hour: 3 } }, 'per_hour'],
  [{ budget: { when_spent: 'ignore' } }, 'budget.when_spent'],
  [{ cooldown: 'never' }, 'cooldown: must be a duration'],
  [{ max_pods_percent: 0 }, 'max_pods_percent: must be at least 1 percent'],
  [{ max_pods_percent: 101 }, 'max_pods_percent: must be at most 100 percent'],
  [{ max_pods_percent: 0.5 }, 'max_pods_percent: must be a whole number of percent'],
])('refuse %j and say what is wrong', (settings, problem) => {
  expect(problemsOf(guardrailSettings, settings).join('\n')).toContain(problem);
});
