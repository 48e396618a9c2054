import { describe, expect, it } from 'vitest';
import { cooldown } from '#incidents/rules/guardrails/cooldown.ts';
import { claimsApi, facts, minutesAgo, minutesAhead, past, planned, policy } from './planned-change.ts';

const judged = (recent: ReturnType<typeof past>[], cooldownMs = 300_000) =>
  cooldown.judge(planned(), facts({ recent }), policy({ cooldownMs }));

describe('cooldown', () => {
  it('lets a target be changed that nobody has changed', () => {
    expect(judged([])).toEqual({ verdict: 'allow' });
  });

  it('waits until the target has rested from the last change of another run', () => {
    expect(judged([past({ at: minutesAgo(4) }), past({ at: minutesAgo(1) }), past({ at: minutesAgo(3) })])).toEqual({
      verdict: 'wait',
      until: minutesAhead(4),
      reason:
        'deployment/claims-api in claims was changed by another run at 2026-03-02T02:59:00.000Z; it rests for 5 min (guardrails.cooldown), until 2026-03-02T03:04:00.000Z.',
    });
  });

  it('is over at the very instant it says', () => {
    expect(judged([past({ at: minutesAgo(5) })])).toEqual({ verdict: 'allow' });
    expect(judged([past({ at: new Date(minutesAgo(5).getTime() + 1) })])).toMatchObject({ verdict: 'wait' });
  });

  it('does not hold up the run that made the change', () => {
    expect(judged([past({ at: minutesAgo(1), run: 'my-run' })])).toEqual({ verdict: 'allow' });
  });

  it.each([
    ['another name', { name: 'deployment/claims-web' }],
    ['another namespace', { namespace: 'claims-test' }],
    ['another cluster', { cluster: 'test' }],
  ])('is about the very target, not about one of %s', (_, other) => {
    expect(judged([past({ at: minutesAgo(1), target: { ...claimsApi, ...other } })])).toEqual({ verdict: 'allow' });
  });

  it('is off where its time is 0', () => {
    expect(judged([past({ at: minutesAgo(0) })], 0)).toEqual({ verdict: 'allow' });
  });
});
