import { expect, it } from 'vitest';
import { sayJudged } from '#incidents/rules/say-judged.ts';
import { anIncident } from '#tests/handlers/slack/snapshots.ts';

it('sayJudged says class and cause with how sure Firebreak was, and what it did not know', () => {
  const { classification, hypothesis } = anIncident();
  expect(sayJudged({ classification, hypothesis })).toBe(
    'Firebreak had said application.high_latency (82 %) and "The database connection pool of claims-api is exhausted" (91 %)',
  );
  const unknown = { ...classification!, label: 'unknown' } as const;
  expect(sayJudged({ classification: unknown, hypothesis: null })).toBe('Firebreak had said no class and no cause');
  expect(sayJudged({ classification: null, hypothesis: null })).toBe('Firebreak had not judged it');
});
