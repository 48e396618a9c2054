import { expect, test } from 'vitest';
import { exampleOf } from '#runbooks/reference/example-of.ts';
import { withSteps } from '#tests/runbooks/walk.ts';

const runbook = withSteps(
  [
    '  - type: conditional',
    '    condition: tier > 1',
    '    if_true:',
    '      - name: Pause',
    '        type: wait',
    '        for: 10s',
    '  - { type: wait, for: 1s }',
    '  - type: wait',
    '    for: 123s',
  ].join('\n'),
);

test('cuts out the shortest step that is wanted, as it is written', () => {
  const found = exampleOf([runbook], (step) => step['type'] === 'wait');
  expect(found).toEqual({ runbook: 'test', text: '- type: wait\n  for: 123s' });
  const inner = exampleOf([runbook], (step) => step['name'] === 'Pause');
  expect(inner?.text).toBe('- name: Pause\n  type: wait\n  for: 10s');
});

test('cuts out a step with all it holds', () => {
  const found = exampleOf([runbook], (step) => step['type'] === 'conditional');
  expect(found?.text.split('\n')).toHaveLength(6);
});

test('finds none where there is none', () => {
  expect(exampleOf([runbook], (step) => step['type'] === 'http')).toBeNull();
});
