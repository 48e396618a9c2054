import { describe, expect, it } from 'vitest';
import type { EscalationCount } from '#domain/track-record.ts';
import { escalationShare } from '#ml/track-record/escalation-share.ts';

const place = { class: 'application.oom_kill', service: 'claims' } as const;
const count = (incidents: number, escalated: number, changes: Partial<EscalationCount> = {}): EscalationCount => ({
  ...place,
  incidents,
  escalated,
  ...changes,
});

describe('escalationShare', () => {
  it('quotes the counts of such incidents, and sets them against the usual', () => {
    const counts = [count(9, 6), count(100, 5, { class: 'application.crash_loop' })];
    const like = escalationShare(counts, place);
    expect(like?.words).toBe('6 of 9 such incidents were escalated within 15 minutes');
    expect(like?.share).toBeGreaterThan(0.4);
    expect(like?.share).toBeLessThan(6 / 9);
    expect(like?.usual).toBeCloseTo(0.1, 1);
  });

  it('quotes the class where such incidents were fewer than three, and all where the class was rare', () => {
    const counts = [count(2, 2), count(5, 1, { service: 'billing' }), count(50, 5, { class: null })];
    expect(escalationShare(counts, place)?.words).toBe(
      '3 of 7 incidents of this class were escalated within 15 minutes',
    );
    expect(escalationShare([count(2, 2)], place)?.words).toBe(
      '2 of 2 incidents so far were escalated within 15 minutes',
    );
  });

  it('says nothing where there was nothing', () => {
    expect(escalationShare([], place)).toBeNull();
  });
});
