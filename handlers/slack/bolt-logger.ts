import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '#incidents/deps.ts';

/**
 * Bolt's log lines in the product's log. Its debug lines quote tokens and payloads, so they go nowhere, and the level
 * says so, which keeps Bolt from composing them.
 */
export function boltLogger(log: Log): Logger {
  const text = (parts: unknown[]) => parts.map(String).join(' ');
  const facts = { from: 'bolt' };
  return {
    debug: () => undefined,
    info: (...parts: unknown[]) => log.info(facts, text(parts)),
    warn: (...parts: unknown[]) => log.warn(facts, text(parts)),
    error: (...parts: unknown[]) => log.error(facts, text(parts)),
    getLevel: () => LogLevel.INFO,
    setLevel: () => undefined,
    setName: () => undefined,
  };
}
