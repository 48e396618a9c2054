import { expect, it } from 'vitest';
import { sayDoubtSettled } from '#handlers/slack/views/say-doubt-settled.ts';

it.each([
  [{ kind: 'settled', verdict: 'worked', step: 'Restart <it>' }, '“Restart &lt;it&gt;” counts as done'],
  [{ kind: 'settled', verdict: 'again', step: 'Restart' }, 'is done once more'],
  [{ kind: 'settled', verdict: 'skip', step: 'Restart' }, 'goes on without it'],
  [{ kind: 'settled', verdict: 'stop', step: 'Restart' }, 'ended the run as failed'],
  [{ kind: 'not_permitted', approvers: ['U01MAYA0001'] }, 'Only <@U01MAYA0001> may say what became of the step'],
  [{ kind: 'no_doubt' }, 'no doubt about this step any more; your press changed nothing'],
  [{ kind: 'not_found' }, 'This run no longer exists'],
] as const)('sayDoubtSettled tells the person of %j', (outcome, words) => {
  expect(sayDoubtSettled(outcome).text).toContain(words);
});
