import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blast } from '#incidents/rules/guardrails/blast.ts';
import { facts, planned, policy } from './planned-change.ts';

const judged = (action: string, touched: number, of: number, maxPodsPercent = 50) =>
  blast.judge(planned({ action, pods: { touched, of } }), facts(), policy({ maxPodsPercent })).verdict;

describe('the blast radius', () => {
  it.each([
    ['delete_pod', 2, 4, 'allow'],
    ['delete_pod', 3, 4, 'refuse'],
    ['delete_pod', 2, 3, 'refuse'],
    ['evict', 4, 4, 'refuse'],
    ['scale', 9, 10, 'refuse'],
    ['scale', 0, 4, 'allow'],
    ['delete_pod', 1, 1, 'allow'],
    ['rollout_restart', 4, 4, 'allow'],
    ['set_image', 4, 4, 'allow'],
    ['drain', 30, 30, 'allow'],
    ['delete_evicted_pods', 5, 5, 'allow'],
  ] as const)('of a %s that touches %i of %i pods: %4$s', (action, touched, of, verdict) => {
    expect(judged(action, touched, of)).toBe(verdict);
  });

  it('says how many pods, of what, and which setting limits them', () => {
    const change = planned({ action: 'delete_pod', pods: { touched: 4, of: 4 } });
    expect(blast.judge(change, facts(), policy({ maxPodsPercent: 50 }))).toEqual({
      verdict: 'refuse',
      reason:
        'delete_pod would take away 4 of 4 pods of deployment/claims-api in claims at once; at most 2 may go together (guardrails.max_pods_percent: 50).',
    });
  });

  it('does not concern a change without pods', () => {
    expect(blast.judge(planned({ action: 'scale' }), facts(), policy({ maxPodsPercent: 1 }))).toEqual({
      verdict: 'allow',
    });
  });

  it('never lets more than the part go, but always one pod, and reads 29 % of 100 as 29', () => {
    expect(judged('delete_pod', 29, 100, 29)).toBe('allow');
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 100 }), (touched, of, percent) => {
        const fits = touched <= 1 || touched * 100 <= of * percent;
        expect(judged('evict', touched, of, percent)).toBe(fits ? 'allow' : 'refuse');
      }),
    );
  });
});
