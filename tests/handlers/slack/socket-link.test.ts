import { readFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { systemClock } from '#domain/clock.ts';
import { createSlackApp } from '#handlers/slack/slack-app.ts';
import type { SlackAppOptions } from '#handlers/slack/slack-app.ts';
import type { Deps } from '#incidents/deps.ts';
import type { Workspace } from '#sandbox/contract.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { readableLog } from './readable-log.ts';

const { maya } = people;

async function stand(changes: (workspace: Workspace) => Partial<SlackAppOptions> = () => ({})) {
  const manifest = parse(await readFile(new URL('../../../slack-manifest.yml', import.meta.url), 'utf8')) as object;
  const workspace = await startWorkspace({ host: '127.0.0.1', manifest });
  onTestFinished(() => workspace.stop());
  const { log, lines } = readableLog();
  const slack = createSlackApp({
    // Help needs the clock alone.
    deps: { clock: systemClock } as Deps,
    mode: { kind: 'socket', appToken: workspace.appToken },
    botToken: workspace.botToken,
    slackApiUrl: workspace.apiUrl,
    log,
    ...changes(workspace),
  });
  onTestFinished(() => slack.stop());
  const help = () => workspace.as(maya.id).command(channels.incidents.id, '/incident', 'help');
  return { workspace, slack, lines, help };
}

describe('createSocketLink', () => {
  it('brings gestures over a socket that the app opened', async () => {
    const { workspace, slack, help } = await stand();
    await slack.start();
    expect(slack.http).toBeNull();
    expect(await help()).toEqual({ problem: null });
    expect(workspace.deliveries()).toMatchObject([{ via: 'socket', outcome: 'acked' }]);
    const { messages } = workspace.view(maya.id);
    expect(JSON.stringify(messages.at(-1)?.blocks)).toContain('/incident declare');
  });

  it('opens the next connection when Slack ends one, as often as it does', async () => {
    const { workspace, slack, lines, help } = await stand();
    const connected = () => lines.filter((line) => line.message === 'Connected to Slack by Socket Mode').length;
    await slack.start();
    for (const round of [1, 2, 3]) {
      workspace.refreshSockets();
      await waitFor('the next connection', async () => connected() > round, { timeoutMs: 20_000, everyMs: 5 });
      expect(await help()).toEqual({ problem: null });
    }
    expect(workspace.deliveries().map((delivery) => delivery.via)).toEqual(['socket', 'socket', 'socket']);
    expect(lines.filter((line) => line.level !== 'info')).toEqual([]);
  });

  it('refuses to start with an app-level token that Slack refuses, naming it and the fix', async () => {
    const { slack } = await stand(() => ({ mode: { kind: 'socket', appToken: 'xapp-wrong' } }));
    await expect(slack.start()).rejects.toMatchObject({
      name: 'SlackStartError',
      code: 'invalid_auth',
      message: expect.stringMatching(/SLACK_APP_TOKEN.*connections:write/),
    });
  });

  it('refuses to start with a bot token that Slack refuses, naming it and the fix', async () => {
    const { slack } = await stand(() => ({ botToken: 'xoxb-wrong' }));
    await expect(slack.start()).rejects.toMatchObject({
      code: 'invalid_auth',
      message: expect.stringMatching(/SLACK_BOT_TOKEN.*OAuth & Permissions/),
    });
  });

  it('starts without Slack when it cannot be reached, says so, and stops cleanly', async () => {
    const address = await closedAddress();
    const { slack, lines } = await stand(() => ({ slackApiUrl: `http://${address}/api/` }));
    await slack.start();
    expect(lines.map((line) => line.message)).toEqual(
      expect.arrayContaining([
        'Slack could not be reached to check the bot token; starting without',
        'Slack could not be reached by Socket Mode; starting without and trying on',
      ]),
    );
    await slack.stop();
    await slack.stop();
  });
});
