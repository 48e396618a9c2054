import { expect, test } from 'vitest';
import type { StepContext } from '#runbooks/execute-step.ts';
import { finish, withSteps } from '#tests/runbooks/walk.ts';
import { createWorld } from '#tests/runbooks/world.ts';

const book = withSteps(
  '  - type: conditional\n    condition: active > pool_max * 0.9\n    if_true: [{type: wait, for: 1s}]\n',
  'vars: {active: 0}\n',
);
const decide = (variables: StepContext['variables']): ReturnType<typeof finish> =>
  finish(book, 'steps[0]', createWorld(), variables);

test('takes the branch of its condition and shows the values that decided', async () => {
  await expect(decide({ active: 98, pool_max: 100 })).resolves.toEqual({
    kind: 'done',
    output: true,
    branch: 'if_true',
    summary: 'active 98 > pool_max 100 * 0.9: true',
  });
  await expect(decide({ active: 90, pool_max: 100 })).resolves.toMatchObject({ output: false, branch: 'if_false' });
});

test('fails where the condition cannot be told', async () => {
  await expect(decide({ active: 98 })).resolves.toEqual({
    kind: 'failed',
    reason: 'cannot tell whether active > pool_max * 0.9: pool_max is not known',
  });
  await expect(decide({ active: 'many', pool_max: 100 })).resolves.toMatchObject({
    reason: expect.stringContaining('> does not work between a text and a number'),
  });
});

test('fails where the condition is neither true nor false', async () => {
  const odd = withSteps('  - type: conditional\n    condition: tier\n    if_true: [{type: wait, for: 1s}]\n');
  await expect(finish(odd, 'steps[0]', createWorld(), { tier: 3 })).resolves.toEqual({
    kind: 'failed',
    reason: 'the condition tier is neither true nor false',
  });
});
