import { expect, test } from 'vitest';
import { createSlackClient } from '#clients/slack.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startNorthwind } from './slack/northwind.ts';

test('tells whom the token belongs to', async () => {
  const { workspace, slack } = await startNorthwind();
  expect(await slack.authTest()).toMatchObject({ teamName: 'Northwind Health', userId: workspace.botUserId });
});

test('says that a token is not valid', async () => {
  const { workspace } = await startNorthwind();
  const stranger = createSlackClient({ token: 'xoxb-wrong', apiUrl: workspace.apiUrl });
  expect(await outsideErrorOf(stranger.authTest())).toMatchObject({ code: 'invalid_auth', retry: { kind: 'no' } });
});
