import { expect, it } from 'vitest';
import { resolve } from '#handlers/slack/modals/resolve.ts';
import type { Deps } from '#incidents/deps.ts';

it('resolve does nothing with a form that another version opened', async () => {
  const answer = await resolve.submit({ deps: {} as Deps, person: 'U1', metadata: '', inputs: {}, gesture: 'V1' });
  expect(JSON.stringify(answer)).toContain('Nothing was done.');
});
