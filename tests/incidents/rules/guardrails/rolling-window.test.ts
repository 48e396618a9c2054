import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roomAt, type Spent } from '#incidents/rules/guardrails/rolling-window.ts';

const windowMs = 3_600_000;
const now = new Date('2026-03-02T03:00:00Z');
const ago = (minutes: number, amount = 1): Spent => ({ at: new Date(now.getTime() - minutes * 60_000), amount });
const room = (spent: readonly Spent[], amount: number, limit: number) =>
  roomAt(spent, amount, limit, { now, windowMs });
const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

describe('roomAt', () => {
  it('finds room while the limit is not reached', () => {
    expect(room([ago(1), ago(2)], 1, 3)).toBe('now');
  });

  it('finds room when the oldest that counts leaves the window', () => {
    expect(room([ago(10), ago(50), ago(20)], 1, 3)).toEqual(inMinutes(10));
  });

  it('waits for as many as have to leave', () => {
    expect(room([ago(10, 4), ago(50, 4), ago(20, 4)], 6, 12)).toEqual(inMinutes(40));
  });

  it('does not count what has left the window, to the millisecond', () => {
    expect(room([ago(60)], 1, 1)).toBe('now');
    expect(room([{ at: new Date(now.getTime() - windowMs + 1), amount: 1 }], 1, 1)).toEqual(
      new Date(now.getTime() + 1),
    );
  });

  it('finds room never for more than the limit, and always for nothing', () => {
    expect(room([], 4, 3)).toBe('never');
    expect(room([ago(1, 9)], 0, 3)).toBe('now');
  });

  it('counts what another clock dates ahead of ours', () => {
    expect(room([ago(-1)], 1, 1)).toEqual(inMinutes(61));
  });

  it('never lets any span hold more than the limit, and always keeps the instant it promised', () => {
    const isFirstRoom = (
      at: Date,
      askedMs: number,
      spent: readonly Spent[],
      amount: number,
      limit: number,
    ): boolean => {
      const justBefore = roomAt(spent, amount, limit, { now: new Date(at.getTime() - 1), windowMs });
      const then = roomAt(spent, amount, limit, { now: at, windowMs });
      return at.getTime() > askedMs && justBefore instanceof Date && then === 'now';
    };
    const wish = fc.record({ pauseMs: fc.nat(windowMs), amount: fc.integer({ min: 1, max: 6 }), waits: fc.boolean() });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (wishes, limit) => {
        const spent: Spent[] = [];
        let atMs = now.getTime();
        for (const { pauseMs, amount, waits } of wishes) {
          atMs += pauseMs;
          const found = roomAt(spent, amount, limit, { now: new Date(atMs), windowMs });
          expect(found === 'never').toBe(amount > limit);
          expect(found instanceof Date ? isFirstRoom(found, atMs, spent, amount, limit) : true).toBe(true);
          if (found instanceof Date && !waits) continue;
          if (found instanceof Date) atMs = found.getTime();
          if (found !== 'never') spent.push({ at: new Date(atMs), amount });
        }
        for (const first of spent) {
          const span = spent.filter(({ at }) => at >= first.at && at.getTime() < first.at.getTime() + windowMs);
          expect(span.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
