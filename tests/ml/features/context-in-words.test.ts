import { expect, test } from 'vitest';
import { alertContextSchema } from '#domain/history.ts';
import { circumstanceInWords, habitInWords } from '#ml/features/context-in-words.ts';

const context = alertContextSchema.parse({
  service: 'billing',
  at: '2026-01-05T03:05:00Z',
  minutesSinceDeployment: 6,
  minutesSinceRollback: 200,
  firingAlerts: 1,
  classCounts: { 'application.crash_loop': 14, 'application.high_latency': 6 },
});

test.each([
  ['hour', 'fired at 03:05 UTC'],
  ['weekday', 'fired on a Monday'],
  ['minutesSinceDeployment', 'deployed 6 minutes ago'],
  ['minutesSinceRollback', 'rolled back 3 hours ago'],
  ['firingAlerts', '1 other alert is firing'],
  ['pastIncidents', '20 earlier incidents of billing'],
] as const)('puts %s in words', (circumstance, words) => {
  expect(circumstanceInWords(circumstance, context)).toBe(words);
});

test('says that something is not known', () => {
  const unknown = alertContextSchema.parse({ at: '2026-01-05T03:05:00Z' });
  expect(circumstanceInWords('minutesSinceDeployment', unknown)).toBe('no deployment is known of');
  expect(circumstanceInWords('firingAlerts', unknown)).toBe('it is not known what else is firing');
  expect(circumstanceInWords('pastIncidents', unknown)).toBe('nothing is known of earlier incidents');
});

test('says how often the service had a class', () => {
  expect(habitInWords('application.crash_loop', context)).toBe(
    '14 of the 20 earlier incidents of billing were application.crash_loop',
  );
});
