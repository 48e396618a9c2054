import { describe, expect, it } from 'vitest';
import { disruption } from '#incidents/rules/guardrails/disruption.ts';
import { facts, now, planned, policy } from './planned-change.ts';

const judged = (action: string, found: { allowed: number; healthy: number } | null) =>
  disruption.judge(planned({ action }), facts({ disruption: found }), policy());

describe('disruption budgets', () => {
  it.each([
    ['delete_pod', 0, 1, 'wait'],
    ['delete_pod', 1, 1, 'allow'],
    ['delete_pod', 1, 3, 'wait'],
    ['delete_pod', 3, 3, 'allow'],
    ['evict', 0, 2, 'wait'],
    ['evict', 1, 2, 'allow'],
    ['drain', 0, 9, 'wait'],
    ['drain', 1, 9, 'allow'],
    ['drain', 0, 0, 'allow'],
    ['rollout_restart', 0, 3, 'allow'],
    ['scale', 0, 3, 'allow'],
    ['cordon', 0, 9, 'allow'],
  ] as const)('of a %s with %i allowed and %i healthy pods: %4$s', (action, allowed, healthy, verdict) => {
    expect(judged(action, { allowed, healthy }).verdict).toBe(verdict);
  });

  it('do not hold up the removal of pods that serve nobody', () => {
    expect(judged('delete_pod', { allowed: 0, healthy: 0 })).toEqual({ verdict: 'allow' });
  });

  it('concern only pods that one is about', () => {
    expect(judged('delete_pod', null)).toEqual({ verdict: 'allow' });
  });

  it('are looked at again soon, and named with their figures', () => {
    expect(judged('delete_pod', { allowed: 1, healthy: 2 })).toEqual({
      verdict: 'wait',
      until: new Date(now.getTime() + 30_000),
      reason:
        'delete_pod of deployment/claims-api in claims needs 2 healthy pods free to go, and the PodDisruptionBudgets allow 1 now.',
    });
    expect(judged('evict', { allowed: 0, healthy: 2 })).toMatchObject({
      reason: expect.stringContaining('needs 1 healthy pod free to go, and the PodDisruptionBudgets allow 0 now.'),
    });
  });
});
