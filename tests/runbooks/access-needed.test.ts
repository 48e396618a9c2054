import { expect, test } from 'vitest';
import { accessNeeded } from '#runbooks/access-needed.ts';
import { withSteps } from './walk.ts';

test('names each thing once that any step needs, those of branches and undo among them', () => {
  const restart = '{ type: kubernetes, action: rollout_restart, target: deployment/a }';
  const runbook = withSteps(
    `  - ${restart}\n  - type: conditional\n    condition: tier > 1\n    if_true:\n      - type: kubernetes\n        action: cordon\n        target: node/n\n        undo: [{ type: kubernetes, action: uncordon, target: node/n }]\n  - ${restart}\n`,
  );
  const needs = accessNeeded(runbook).map(({ verb, kind }) => `${verb} ${kind}`);
  expect(needs).toEqual(['get deployment', 'patch deployment', 'get node', 'patch node']);
});

test('needs nothing where nothing is asked of the cluster', () => {
  expect(accessNeeded(withSteps('  - { type: wait, for: 1s }\n'))).toEqual([]);
});
