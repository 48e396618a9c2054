import { expect, it } from 'vitest';
import { autonomies, decisionSchema } from '#domain/decision.ts';

it('admits every autonomy as an action, and escalation beside them', () => {
  const accepted = [...autonomies, 'escalate', 'ignore'].filter(
    (action) => decisionSchema.safeParse({ action, reason: 'why', runbook: null, alternatives: [] }).success,
  );
  expect(accepted).toEqual(['observe', 'suggest', 'ask', 'act', 'escalate']);
});
