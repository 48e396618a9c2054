import { expect, it } from 'vitest';
import { again, skip, stop, worked } from '#handlers/slack/actions/doubt.ts';
import type { Deps } from '#incidents/deps.ts';

it.each([worked, again, skip, stop])('$id does nothing at a card that another version posted', async (action) => {
  const openModal = () => Promise.reject(new Error('no form is to be opened'));
  const told = await action.press({ deps: {} as Deps, person: 'U1', value: '{"incident":12}', openModal });
  expect(told?.text).toContain('another version');
});
