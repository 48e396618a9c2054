import { expect, it } from 'vitest';
import { factsOfHistory } from '#ml/severity/facts-of-history.ts';
import { simulatedHistory } from './simulated-history.ts';

const [first, second, third] = simulatedHistory(3, 1).map((record) => ({
  ...record,
  label: 'application.high_latency' as const,
  context: { ...record.context, service: 'claims' },
}));

it('knows of each incident only what was before it', () => {
  const escalated = [first, second, third].map((record) => ({ ...record!, minutesToEscalation: 5 }));
  const words = factsOfHistory(escalated.toReversed()).map(({ facts }) => facts.escalationWords);
  expect(words).toEqual([
    null,
    '1 of 1 incidents so far was escalated within 15 minutes',
    '2 of 2 incidents so far were escalated within 15 minutes',
  ]);
});

it('learns nothing from an incident whose severity nobody settled, but counts it', () => {
  const facts = factsOfHistory([{ ...first!, severity: null, minutesToEscalation: 16 }, second!]);
  expect(facts).toHaveLength(1);
  expect(facts[0]?.facts.escalationWords).toBe('0 of 1 incidents so far were escalated within 15 minutes');
});
