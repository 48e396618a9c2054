import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeTarget } from '#domain/change.ts';
import type { Budget } from '#incidents/guardrail-policy.ts';
import { budget } from '#incidents/rules/guardrails/budget.ts';
import type { PastChange } from '#incidents/rules/guardrails/guardrail.ts';
import { claimsApi, facts, minutesAgo, minutesAhead, now, past, planned, policy } from './planned-change.ts';

const judged = (limits: Partial<Budget>, recent: readonly PastChange[], change = planned()) =>
  budget.judge(change, facts({ recent }), policy({ budget: limits }));
const of = (target: Partial<ChangeTarget>, changes: Partial<PastChange> = {}): PastChange =>
  past({ ...changes, target: { ...claimsApi, ...target } });
const restarting = (touched: number) => planned({ pods: { touched, of: touched } });

describe('the budget', () => {
  it('allows everything where nothing is limited', () => {
    expect(
      judged(
        {},
        Array.from({ length: 99 }, () => past()),
      ),
    ).toEqual({ verdict: 'allow' });
  });

  it('allows as many changes of a target as it has, then waits for the oldest to leave the hour', () => {
    expect(judged({ perTarget: 3 }, [past(), past()])).toEqual({ verdict: 'allow' });
    expect(judged({ perTarget: 3 }, [past(), past({ at: minutesAgo(45) }), past()])).toEqual({
      verdict: 'wait',
      until: minutesAhead(15),
      reason:
        'The budget of 3 changes within 1 h for deployment/claims-api in claims (guardrails.budget.per_target) is spent; there is room again at 2026-03-02T03:15:00.000Z.',
    });
  });

  it('counts the changes of every run, its own too', () => {
    expect(judged({ perTarget: 1 }, [past({ run: 'my-run' })])).toMatchObject({ verdict: 'wait' });
  });

  it('refuses where the owners do not want to wait', () => {
    expect(judged({ perTarget: 1, whenSpent: 'refuse' }, [past()])).toEqual({
      verdict: 'refuse',
      reason:
        'The budget of 1 change within 1 h for deployment/claims-api in claims (guardrails.budget.per_target) is spent; there is room again at 2026-03-02T03:50:00.000Z, and guardrails.budget.when_spent says not to wait.',
    });
  });

  const elsewhere = {
    name: 'deployment/claims-web',
    namespace: 'billing',
    cluster: 'test',
  } as const satisfies Partial<ChangeTarget>;
  it.each([
    ['perTarget', {}, 'wait'],
    ['perTarget', { name: elsewhere.name }, 'allow'],
    ['perTarget', { namespace: elsewhere.namespace }, 'allow'],
    ['perTarget', { cluster: elsewhere.cluster }, 'allow'],
    ['perNamespace', { name: elsewhere.name }, 'wait'],
    ['perNamespace', { namespace: elsewhere.namespace }, 'allow'],
    ['perNamespace', { cluster: elsewhere.cluster }, 'allow'],
    ['perCluster', { name: elsewhere.name, namespace: elsewhere.namespace }, 'wait'],
    ['perCluster', { namespace: null, name: 'node/worker-1' }, 'wait'],
    ['perCluster', { cluster: elsewhere.cluster }, 'allow'],
    ['perCluster', { system: 'http', namespace: null, name: 'flags.example.com' }, 'allow'],
  ] as const)('%s with one change of %j: %s', (limit, target, verdict) => {
    expect(judged({ [limit]: 1 }, [of(target)]).verdict).toBe(verdict);
  });

  it.each([
    ['podsPerNamespace', 'namespace claims', 'pods_per_namespace'],
    ['podsPerCluster', 'cluster prod', 'pods_per_cluster'],
  ] as const)('counts pods for %s', (limit, words, setting) => {
    const recent = [past({ pods: 6 }), of({ name: 'deployment/claims-web' }, { pods: 3, at: minutesAgo(50) })];
    expect(judged({ [limit]: 10 }, recent, restarting(1))).toEqual({ verdict: 'allow' });
    const found = judged({ [limit]: 10 }, recent, restarting(4));
    expect(found).toMatchObject({ verdict: 'wait', until: minutesAhead(10) });
    expect(found).toMatchObject({ reason: expect.stringContaining(`for ${words} (guardrails.budget.${setting})`) });
  });

  it('refuses what is more than the budget by itself, however long it would wait', () => {
    expect(judged({ podsPerNamespace: 10 }, [], restarting(11))).toEqual({
      verdict: 'refuse',
      reason:
        '11 pods at once would be more than the whole budget of 10 pods within 1 h for namespace claims (guardrails.budget.pods_per_namespace).',
    });
  });

  it('does not hold up a change without pods because of pods', () => {
    expect(judged({ podsPerCluster: 1 }, [past({ pods: 9 })])).toEqual({ verdict: 'allow' });
  });

  it('waits until there is room in every account, and names each that is full', () => {
    const recent = [
      past({ at: minutesAgo(50) }),
      of({ name: 'x' }, { at: minutesAgo(20) }),
      past({ at: minutesAgo(30) }),
    ];
    const found = judged({ perTarget: 2, perNamespace: 1 }, recent);
    expect(found).toMatchObject({ verdict: 'wait', until: minutesAhead(40) });
    expect(found).toMatchObject({ reason: expect.stringMatching(/per_target.*per_namespace/) });
  });

  it('gives HTTP calls and scripts accounts beside the clusters', () => {
    const call = planned({ action: 'http', target: { system: 'http', cluster: null, namespace: null, name: 'a.b' } });
    const recent = [of({ system: 'http', cluster: null, namespace: null, name: 'c.d' })];
    expect(judged({ perNamespace: 1 }, recent, call)).toEqual({ verdict: 'allow' });
    expect(judged({ perCluster: 1 }, recent, call)).toMatchObject({
      verdict: 'wait',
      reason: expect.stringContaining('for all http steps (guardrails.budget.per_cluster)'),
    });
  });

  it('never allows more than it says in any hour, whatever runbooks ask for', () => {
    const limits = { perTarget: 2, perNamespace: 4, perCluster: 6, podsPerNamespace: 9, podsPerCluster: 14 };
    const wish = fc.record({
      pauseMs: fc.nat(1_800_000),
      name: fc.constantFrom('a', 'b', 'c'),
      namespace: fc.constantFrom('claims', 'billing', 'auth'),
      pods: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
        const made: PastChange[] = [];
        let atMs = now.getTime();
        for (const { pauseMs, name, namespace, pods } of wishes) {
          atMs += pauseMs;
          const change = planned({ target: { name, namespace }, pods: { touched: pods, of: 9 } });
          const at = new Date(atMs);
          const found = budget.judge(change, facts({ now: at, recent: made }), policy({ budget: limits }));
          if (found.verdict === 'allow') made.push({ at, target: change.target, pods, run: 'any' });
        }
        for (const { at, target } of made) {
          const hour = made.filter((other) => other.at >= at && other.at.getTime() < at.getTime() + 3_600_000);
          const inNamespace = hour.filter((other) => other.target.namespace === target.namespace);
          const inTarget = inNamespace.filter((other) => other.target.name === target.name);
          const podsOf = (changes: readonly PastChange[]) => changes.reduce((sum, { pods }) => sum + pods, 0);
          expect(inTarget.length).toBeLessThanOrEqual(limits.perTarget);
          expect(inNamespace.length).toBeLessThanOrEqual(limits.perNamespace);
          expect(hour.length).toBeLessThanOrEqual(limits.perCluster);
          expect(podsOf(inNamespace)).toBeLessThanOrEqual(limits.podsPerNamespace);
          expect(podsOf(hour)).toBeLessThanOrEqual(limits.podsPerCluster);
        }
      }),
      { numRuns: 60 },
    );
  });
});
