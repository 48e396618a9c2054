import { expect, it } from 'vitest';
import { notUnderstood } from '#handlers/slack/commands/not-understood.ts';

it('notUnderstood says what is wrong and how it would be right, and calls nobody', () => {
  const { text } = notUnderstood({
    problem: 'page takes one number, not "<!here>"',
    example: '/runbook log 12 page 2',
  });
  expect(text).toBe(
    'That did not work: page takes one number, not "&lt;!here&gt;".\nFor example: `/runbook log 12 page 2`',
  );
});
