import { describe, expect, it } from 'vitest';
import { allowedActions } from '#incidents/rules/guardrails/allowed-actions.ts';
import { facts, planned, policy } from './planned-change.ts';

const listed = [
  { namespaces: '*', actions: ['rollout_restart', 'scale'] },
  { namespaces: 'dev-*', actions: ['rollout_restart', 'scale', 'delete_pod'] },
  { namespaces: 'payments', actions: [] },
];
const judged = (namespace: string | null, action: string, allowed = listed) =>
  allowedActions.judge(planned({ action, target: { namespace } }), facts(), policy({ allowedActions: allowed }));

describe('allowed actions', () => {
  it('are all, where nothing is listed', () => {
    expect(judged('claims', 'drain', [])).toEqual({ verdict: 'allow' });
    expect(judged('claims', 'drain', [{ namespaces: 'billing', actions: [] }])).toEqual({ verdict: 'allow' });
  });

  it('are the listed ones where a pattern fits', () => {
    expect(judged('claims', 'scale')).toEqual({ verdict: 'allow' });
    expect(judged('claims', 'delete_pod')).toEqual({
      verdict: 'refuse',
      reason:
        'delete_pod is not allowed in claims: only rollout_restart, scale may be done there (guardrails.allowed_actions: *).',
    });
  });

  it('are those of the most exact pattern where several fit', () => {
    expect(judged('dev-claims', 'delete_pod')).toEqual({ verdict: 'allow' });
  });

  it('are none where the list is empty', () => {
    expect(judged('payments', 'scale')).toEqual({
      verdict: 'refuse',
      reason: 'scale is not allowed in payments: nothing may be done there (guardrails.allowed_actions: payments).',
    });
  });

  it('say nothing of what belongs to no namespace, but by (none)', () => {
    expect(judged(null, 'drain')).toEqual({ verdict: 'allow' });
    expect(judged(null, 'drain', [{ namespaces: '(none)', actions: ['http'] }])).toMatchObject({
      verdict: 'refuse',
      reason: expect.stringContaining('drain is not allowed in what belongs to no namespace: only http'),
    });
  });
});
