import { expect, test } from 'vitest';
import { oneAttempt } from '#clients/pagerduty/one-attempt-agent.ts';

test('gives its agent once, so that a second request cannot be sent', () => {
  const { transport, close } = oneAttempt(undefined);
  expect(transport.agent().options.keepAlive).toBe(false);
  expect(() => transport.agent()).toThrow('HTTP 429');
  close();
});
