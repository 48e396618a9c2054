import { expect, it } from 'vitest';
import { retry } from '#handlers/slack/actions/retry.ts';
import type { Deps } from '#incidents/deps.ts';

it('retry does nothing at a card that another version posted, and says what works instead', async () => {
  const openModal = () => Promise.reject(new Error('no form is to be opened'));
  const told = await retry.press({ deps: {} as Deps, person: 'U1', value: '{"incident":12}', openModal });
  expect(told?.text).toContain('another version');
});
