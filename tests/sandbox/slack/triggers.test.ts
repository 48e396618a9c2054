import { expect, test } from 'vitest';
import { createTriggers } from '#sandbox/slack/triggers.ts';
import { virtualClock } from './virtual-clock.ts';

test('exchanges a trigger once', () => {
  const triggers = createTriggers(virtualClock());
  const id = triggers.issue('U1', null);
  expect(triggers.redeem(id)).toMatchObject({ userId: 'U1' });
  expect(triggers.redeem(id)).toMatchObject({ error: 'exchanged_trigger_id' });
});

test('takes a trigger at three seconds and not after', () => {
  const clock = virtualClock();
  const triggers = createTriggers(clock);
  const [first, second] = [triggers.issue('U1', null), triggers.issue('U1', null)];
  clock.advance(3000);
  expect(triggers.redeem(first)).toMatchObject({ userId: 'U1' });
  clock.advance(1);
  expect(triggers.redeem(second)).toMatchObject({ error: 'expired_trigger_id' });
});

test('knows no trigger that was never issued', () => {
  expect(createTriggers(virtualClock()).redeem('123.456')).toMatchObject({ error: 'invalid_trigger_id' });
});
