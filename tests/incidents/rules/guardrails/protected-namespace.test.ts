import { describe, expect, it } from 'vitest';
import type { ChangeTarget } from '#domain/change.ts';
import { protectedNamespace } from '#incidents/rules/guardrails/protected-namespace.ts';
import { facts, planned, policy } from './planned-change.ts';

const protectedNamespaces = [
  { namespaces: 'kube-*', exceptActions: [] },
  { namespaces: 'kube-system', exceptActions: ['rollout_restart', 'delete_pod'] },
];
const judged = (namespace: ChangeTarget['namespace'], action = 'rollout_restart', more: readonly string[] = []) =>
  protectedNamespace.judge(
    planned({ action, target: { namespace } }),
    facts(),
    policy({
      protectedNamespaces: [...protectedNamespaces, ...more.map((namespaces) => ({ namespaces, exceptActions: [] }))],
    }),
  );

describe('a protected namespace', () => {
  it('is one that a pattern names; others are open', () => {
    expect(judged('claims')).toEqual({ verdict: 'allow' });
    expect(judged('kube-public')).toEqual({
      verdict: 'refuse',
      reason: 'kube-public is protected (guardrails.protected_namespaces: kube-*).',
    });
  });

  it('is open for the actions named with it, and only for them', () => {
    expect(judged('kube-system', 'delete_pod')).toEqual({ verdict: 'allow' });
    expect(judged('kube-system', 'scale')).toEqual({
      verdict: 'refuse',
      reason:
        'kube-system is protected (guardrails.protected_namespaces: kube-system). Only rollout_restart, delete_pod may be done there, not scale.',
    });
  });

  it('is about nodes, HTTP calls and scripts only where (none) is listed', () => {
    expect(judged(null, 'http')).toEqual({ verdict: 'allow' });
    expect(judged(null, 'http', ['*'])).toEqual({ verdict: 'allow' });
    expect(judged(null, 'http', ['(none)'])).toMatchObject({ verdict: 'refuse' });
  });
});
