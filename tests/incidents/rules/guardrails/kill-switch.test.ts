import { describe, expect, it } from 'vitest';
import { killSwitch } from '#incidents/rules/guardrails/kill-switch.ts';
import { facts, planned, policy } from './planned-change.ts';

const at = new Date('2026-03-02T02:00:00Z');
const judged = (stopped: Parameters<typeof facts>[0]) => killSwitch.judge(planned(), facts(stopped), policy());

describe('the kill switch', () => {
  it('allows changes while nobody has stopped them', () => {
    expect(judged({ stopped: null })).toEqual({ verdict: 'allow' });
  });

  it('refuses every change once somebody has, and says who, when and why', () => {
    expect(judged({ stopped: { by: 'Priya', at, reason: 'the failover is under way' } })).toEqual({
      verdict: 'refuse',
      reason: 'Priya stopped all runbooks at 2026-03-02T02:00:00.000Z: the failover is under way.',
    });
  });

  it('refuses also where no reason was given', () => {
    expect(judged({ stopped: { by: 'Priya', at, reason: null } })).toEqual({
      verdict: 'refuse',
      reason: 'Priya stopped all runbooks at 2026-03-02T02:00:00.000Z.',
    });
  });
});
