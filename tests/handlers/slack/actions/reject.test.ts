import { expect, it } from 'vitest';
import { reject } from '#handlers/slack/actions/reject.ts';
import type { Deps } from '#incidents/deps.ts';

it('reject does nothing at a card that another version posted, and says what works instead', async () => {
  const openModal = () => Promise.reject(new Error('no form is to be opened'));
  const told = await reject.press({ deps: {} as Deps, person: 'U1', value: 'incident-12', openModal });
  expect(told?.text).toContain('another version');
  expect(told?.text).toContain('/incident list');
});
