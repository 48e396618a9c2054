import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { readFile } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { createSlackClient } from '#clients/slack.ts';
import { systemClock } from '#domain/clock.ts';
import type { GestureReport } from '#handlers/slack/gesture-tools.ts';
import { createSlackApp, type SlackApp } from '#handlers/slack/slack-app.ts';
import { channelName } from '#handlers/slack/views/channel-name.ts';
import { channelTopic } from '#handlers/slack/views/channel-topic.ts';
import { incidentCard } from '#handlers/slack/views/card.ts';
import type { Deps } from '#incidents/deps.ts';
import { openChannel } from '#incidents/open-channel.ts';
import { showCard } from '#incidents/show-card.ts';
import type { Policy } from '#incidents/policy.ts';
import { loadRunbooks } from '#runbooks/load-runbooks.ts';
import type { MessageView, Workspace } from '#sandbox/contract.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import { openDatabase } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { openQueue } from '#store/queue.ts';
import { readableLog, type LogLine } from './readable-log.ts';

const root = new URL('../../../', import.meta.url);

export interface Stand {
  readonly workspace: Workspace;
  readonly slack: SlackApp;
  readonly deps: Deps;
  readonly lines: readonly LogLine[];
  readonly reports: readonly GestureReport[];
  /** What a person sees of the app's private answers, newest last. */
  whispers(person: string): readonly MessageView[];
  /** Types a command in #incidents and waits for its private answer, as its text. */
  ask(person: string, command: string, text: string, channel?: string): Promise<string>;
  /** Does the work of the job that opens an incident's channel; answers with the card's address. */
  openChannelOf(incident: number): Promise<{ channel: string; ts: string }>;
  /** Does the work of the job that redraws the card; answers with what it says. */
  cardOf(incident: number, at: { channel: string; ts: string }): Promise<MessageView>;
}

/** The Slack half of the product, on its real store, against the sandbox's workspace with the real manifest. */
export async function standUp(options: { readonly mode: 'http' | 'socket' }): Promise<Stand> {
  const manifest = parse(await readFile(new URL('slack-manifest.yml', root), 'utf8')) as object;
  const workspace = await startWorkspace({ host: '127.0.0.1', manifest });
  onTestFinished(() => workspace.stop());
  const database = await openDatabase({ kind: 'memory' });
  onTestFinished(() => database.close());
  await migrate(database.db);
  const { log, lines } = readableLog();
  const queue = await openQueue(database, { onError: (error) => log.error({ err: error }, 'queue') });
  onTestFinished(() => queue.stop(0));
  const { runbooks } = await loadRunbooks(new URL('runbooks/library', root).pathname);

  const deps: Deps = {
    db: database.db,
    queue,
    clock: systemClock,
    log,
    policy,
    classifier: {
      model: 'none',
      classify: async () => await Promise.reject(new Error('not part of this test')),
      close: async () => {},
    },
    runbooks,
    clients: {
      slack: createSlackClient({ token: workspace.botToken, apiUrl: workspace.apiUrl }),
      kubernetes: null,
      prometheus: null,
      pagerduty: null,
    },
  };
  const reports: GestureReport[] = [];
  const slack = createSlackApp({
    deps,
    mode:
      options.mode === 'http'
        ? { kind: 'http', signingSecret: workspace.signingSecret }
        : { kind: 'socket', appToken: workspace.appToken },
    botToken: workspace.botToken,
    slackApiUrl: workspace.apiUrl,
    log,
    afterGesture: (report) => reports.push(report),
  });
  if (slack.http) workspace.setRequestUrl(`${await listen(slack.http.fetch)}/slack/events`);
  await slack.start();
  onTestFinished(() => slack.stop());

  const whispers = (person: string) => {
    const { messages } = workspace.view(person);
    return messages.filter((message) => message.ephemeralFor === person && message.user === workspace.botUserId);
  };
  return {
    workspace,
    slack,
    deps,
    lines,
    reports,
    whispers,
    async ask(person, command, text, channel = channels.incidents.id) {
      const before = whispers(person).length;
      const { problem } = await workspace.as(person).command(channel, command, text);
      if (problem !== null) throw new Error(`Slack shows: ${problem}`);
      const answer = await workspace.waitFor(() => whispers(person)[before], `an answer to ${command} ${text}`);
      return JSON.stringify(answer.blocks);
    },
    async openChannelOf(incident) {
      await openChannel(deps, { incident }, { name: channelName, topic: channelTopic, card: incidentCard });
      const { channels: all } = workspace.view(people.maya.id);
      const channel = all.find((each) => each.name.startsWith(`inc-${incident}-`));
      const [ts] = channel?.pinned ?? [];
      if (!channel || ts === undefined) throw new Error(`INC-${incident} has no channel with a pinned card`);
      return { channel: channel.id, ts };
    },
    async cardOf(incident, at) {
      await showCard(deps, { incident }, incidentCard);
      const { messages } = workspace.view(people.maya.id);
      const card = messages.find((message) => message.channel === at.channel && message.ts === at.ts);
      if (!card) throw new Error('the card is gone');
      return card;
    },
  };
}

const policy: Policy = {
  approvers: [people.priya.id, 'S01SREONCALL'],
  onCall: ['S01SREONCALL', people.priya.id, people.tomas.id],
  services: {
    'claims-api': { tier: 1, flow: 'claims', tenants: 3, dependsOn: [], vars: { pool_max: 100 } },
    'billing-api': { tier: 2, flow: 'billing', tenants: 3, dependsOn: [], vars: {} },
  },
  autonomy: [],
  defaultAutonomy: 'ask',
  actConfidence: 0.6,
  claimConfidence: 0.7,
  correlationWindowMs: 3_600_000,
  approvalExpiryMs: 1_800_000,
  approvalReminderMs: 600_000,
  evidenceTimeoutMs: 1000,
  waitScale: 1,
  metrics: {},
};

async function listen(fetch: Parameters<typeof serve>[0]['fetch']): Promise<string> {
  return await new Promise((resolve) => {
    const server: ServerType = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      resolve(`http://127.0.0.1:${port}`);
    });
    onTestFinished(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
    });
  });
}
