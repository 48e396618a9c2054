import { expect, it } from 'vitest';
import { runByCommand } from '#handlers/slack/commands/run-by-command.ts';
import type { Deps } from '#incidents/deps.ts';
import { withSteps } from '#tests/runbooks/walk.ts';

it('runByCommand asks for nothing when an input is not of its type, and says which', async () => {
  const runbook = withSteps('  - { type: wait, for: 1s }\n', 'inputs: { replicas: { type: number } }\n');
  const gesture = {
    deps: { runbooks: [runbook] } as unknown as Deps,
    person: 'U1',
    channelId: 'C1',
    text: '',
    gesture: 'g',
    openModal: () => Promise.reject(new Error('no form is to be opened')),
  };
  const inputs = [{ name: 'replicas', value: 'six' }];
  const incident = { number: 12, isBare: true };
  const told = await runByCommand(gesture, { kind: 'run', name: runbook.name, incident, inputs });
  expect(told.text).toContain('That did not work: the input replicas is a number, not "six".');
  expect(told.text).toContain(`/runbook show ${runbook.name}`);
});
