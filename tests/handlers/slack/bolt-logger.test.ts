import { LogLevel } from '@slack/bolt';
import { expect, it } from 'vitest';
import { boltLogger } from '#handlers/slack/bolt-logger.ts';
import { readableLog } from './readable-log.ts';

it('boltLogger passes on what went wrong, and nothing of what Bolt tells only when debugging', () => {
  const { log, lines } = readableLog();
  const logger = boltLogger(log);
  logger.debug('token xoxb-1');
  logger.warn('slow', new Error('x'));
  expect(lines).toEqual([{ level: 'warn', facts: { from: 'bolt' }, message: 'slow Error: x' }]);
  expect(logger.getLevel()).toBe(LogLevel.INFO);
});
