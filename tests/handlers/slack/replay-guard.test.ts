import { describe, expect, it } from 'vitest';
import { createReplayGuard } from '#handlers/slack/replay-guard.ts';

function guardAt() {
  let nowMs = Date.parse('2026-11-22T02:14:00Z');
  return { guard: createReplayGuard({ now: () => new Date(nowMs) }), elapse: (ms: number) => (nowMs += ms) };
}

describe('createReplayGuard', () => {
  it('admits a signature once for as long as its timestamp can be valid', () => {
    const { guard, elapse } = guardAt();
    expect([guard.admit('a'), guard.admit('a'), guard.admit('b')]).toEqual([true, false, true]);
    elapse(600_000);
    expect(guard.admit('a')).toBe(false);
    elapse(1);
    expect(guard.admit('a')).toBe(true);
  });

  it('admits again what was forgotten', () => {
    const { guard } = guardAt();
    guard.admit('a');
    guard.forget('a');
    expect(guard.admit('a')).toBe(true);
  });

  it('forgets the oldest instead of growing without end', () => {
    const { guard } = guardAt();
    for (let index = 0; index <= 20_000; index += 1) guard.admit(`s${index}`);
    expect(guard.admit('s20000')).toBe(false);
    expect(guard.admit('s0')).toBe(true);
  });
});
