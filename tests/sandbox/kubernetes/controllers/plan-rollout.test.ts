import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRollout, resolveBounds, type RolloutFacts } from '#sandbox/kubernetes/controllers/plan-rollout.ts';

const base = { strategy: 'RollingUpdate', maxSurge: 1, maxUnavailable: 1, oldPodsLeft: 0 } as const;

describe('planRollout', () => {
  it('adds within the surge first and takes away what may be missed', () => {
    const old = { name: 'old', replicas: 4, available: 4 };
    expect(planRollout({ ...base, desired: 4, fresh: { name: 'new', replicas: 0, available: 0 }, old: [old] })).toEqual(
      { new: 1 },
    );
    expect(planRollout({ ...base, desired: 4, fresh: { name: 'new', replicas: 1, available: 0 }, old: [old] })).toEqual(
      { old: 3 },
    );
  });

  it('takes unhealthy old pods away first', () => {
    const old = [
      { name: 'a', replicas: 2, available: 2 },
      { name: 'b', replicas: 2, available: 0 },
    ];
    expect(planRollout({ ...base, desired: 4, fresh: { name: 'new', replicas: 1, available: 0 }, old })).toEqual({
      b: 1,
    });
  });

  it('stops the old before it starts the new with Recreate', () => {
    const facts = {
      ...base,
      strategy: 'Recreate',
      desired: 3,
      fresh: { name: 'new', replicas: 0, available: 0 },
    } as const;
    expect(planRollout({ ...facts, old: [{ name: 'old', replicas: 3, available: 3 }], oldPodsLeft: 3 })).toEqual({
      old: 0,
    });
    expect(planRollout({ ...facts, old: [{ name: 'old', replicas: 0, available: 0 }], oldPodsLeft: 2 })).toEqual({});
    expect(planRollout({ ...facts, old: [{ name: 'old', replicas: 0, available: 0 }] })).toEqual({ new: 3 });
  });

  it('reaches the end from any start without ever leaving its bounds', () => {
    const count = fc.integer({ min: 0, max: 8 });
    const property = fc.property(
      count,
      count,
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      (desired, before, maxSurge, unavailable) => {
        const maxUnavailable = maxSurge === 0 && unavailable === 0 ? 1 : Math.min(unavailable, desired);
        fc.pre(maxSurge > 0 || maxUnavailable > 0);
        const ceiling = Math.max(before, desired + maxSurge);
        const floor = Math.min(before, desired - maxUnavailable);
        let fresh = { name: 'new', replicas: 0, available: 0 };
        let old = { name: 'old', replicas: before, available: before };
        for (let step = 0; step < 60; step += 1) {
          const facts: RolloutFacts = { ...base, desired, maxSurge, maxUnavailable, fresh, old: [old] };
          const plan = planRollout(facts);
          const freshReplicas = plan['new'] ?? fresh.replicas;
          const oldReplicas = plan['old'] ?? old.replicas;
          expect(freshReplicas + oldReplicas).toBeLessThanOrEqual(ceiling);
          expect(Math.min(fresh.available, freshReplicas) + oldReplicas).toBeGreaterThanOrEqual(floor);
          // The new pods become available one step later.
          fresh = { name: 'new', replicas: freshReplicas, available: freshReplicas };
          old = { name: 'old', replicas: oldReplicas, available: oldReplicas };
        }
        expect(fresh.replicas).toBe(desired);
        expect(old.replicas).toBe(0);
      },
    );
    fc.assert(property);
  });
});

it.each([
  [4, undefined, { maxSurge: 1, maxUnavailable: 1 }],
  [3, undefined, { maxSurge: 1, maxUnavailable: 0 }],
  [10, { maxSurge: '30%', maxUnavailable: 2 }, { maxSurge: 3, maxUnavailable: 2 }],
  [2, { maxSurge: 0, maxUnavailable: 0 }, { maxSurge: 0, maxUnavailable: 1 }],
])('resolves the bounds of %i replicas with %j', (desired, bounds, expected) => {
  expect(resolveBounds(desired, bounds)).toEqual(expected);
});
