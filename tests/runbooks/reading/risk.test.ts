import { expect, test } from 'vitest';
import { derivedRisk, riskProblem } from '#runbooks/reading/risk.ts';
import { withSteps } from '#tests/runbooks/walk.ts';

const restart = '{type: kubernetes, action: rollout_restart, target: deployment/x}';
const ask = '{type: prometheus_query, query: up';
const harmless = withSteps(`  - ${ask}}\n`).steps;

test.each([
  ['at the top', `  - ${restart}\n`],
  ['in a branch', `  - {type: conditional, condition: tier > 1, if_false: [${restart}]}\n`],
  ['in on_failure', `  - ${ask}, on_failure: [${restart}]}\n`],
])('a change %s makes the risk medium', (_where, steps) => {
  expect(derivedRisk(withSteps(steps).steps)).toBe('medium');
});

test('without a change the risk is low, and may be declared higher, never lower', () => {
  expect(derivedRisk(harmless)).toBe('low');
  expect(riskProblem('high', harmless)).toEqual([]);
  const changing = withSteps(`  - ${restart}\n`).steps;
  expect(riskProblem('high', changing)).toEqual([]);
  expect(riskProblem('low', changing)).toHaveLength(1);
});
