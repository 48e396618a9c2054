import { expect, it } from 'vitest';
import { reject } from '#handlers/slack/modals/reject.ts';
import type { Deps } from '#incidents/deps.ts';

it('reject does nothing with a form that another version opened', async () => {
  const answer = await reject.submit({ deps: {} as Deps, person: 'U1', metadata: '', inputs: {}, gesture: 'V1' });
  expect(JSON.stringify(answer)).toContain('Nothing was done.');
});
