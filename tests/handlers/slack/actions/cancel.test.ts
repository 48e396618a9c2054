import { expect, it } from 'vitest';
import { cancel } from '#handlers/slack/actions/cancel.ts';
import type { Deps } from '#incidents/deps.ts';

it('cancel does nothing at a card that another version posted, and says what works instead', async () => {
  const openModal = () => Promise.reject(new Error('no form is to be opened'));
  const told = await cancel.press({ deps: {} as Deps, person: 'U1', value: '{"incident":12}', openModal });
  expect(told?.text).toContain('another version');
});
