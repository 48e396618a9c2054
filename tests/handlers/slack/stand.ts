import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { createHttpClient } from '#clients/http.ts';
import { createSlackClient } from '#clients/slack.ts';
import { systemClock } from '#domain/clock.ts';
import type { GestureReport } from '#handlers/slack/gesture-tools.ts';
import { createSlackApp, type SlackApp } from '#handlers/slack/slack-app.ts';
import { channelName } from '#handlers/slack/views/channel-name.ts';
import { channelTopic } from '#handlers/slack/views/channel-topic.ts';
import { incidentCard } from '#handlers/slack/views/card.ts';
import { advanceRun } from '#incidents/advance-run.ts';
import type { Deps } from '#incidents/deps.ts';
import { openChannel } from '#incidents/open-channel.ts';
import { showCard } from '#incidents/show-card.ts';
import type { Policy } from '#incidents/policy.ts';
import { loadRunbooks } from '#runbooks/reading/load-runbooks.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { Workspace } from '#sandbox/contract.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import { openDatabase } from '#store/database.ts';
import { openQueue } from '#store/queue.ts';
import { activeRun } from '#store/repositories/runs.ts';
import { idleClassifier } from '#tests/support/idle-classifier.ts';
import { migratedLocation } from '#tests/support/migrated-location.ts';
import { testPolicy } from '#tests/support/test-policy.ts';
import { readableLog, type LogLine } from './readable-log.ts';

const root = new URL('../../../', import.meta.url);

export interface Stand {
  readonly workspace: Workspace;
  readonly slack: SlackApp;
  readonly deps: Deps;
  readonly lines: readonly LogLine[];
  readonly reports: readonly GestureReport[];
  /** Types a command, in #incidents unless said otherwise, and answers with the private answer's blocks as JSON. */
  readonly ask: (person: string, command: string, text: string, channel?: string) => Promise<string>;
  /** Presses a button and answers with the private answer's blocks as JSON. */
  readonly press: (person: string, at: CardAddress, actionId: string) => Promise<string>;
  /** Declares an incident by command and does the work of the job that opens its channel. */
  readonly declare: (title: string) => Promise<{ readonly number: number; readonly card: CardAddress }>;
  /** Does the work of the job that redraws the card; answers with its blocks as JSON. */
  readonly redraw: (incident: number, at: CardAddress) => Promise<string>;
  /** Does the work of the incident's run until it waits or has ended, as the worker would. */
  readonly runOn: (incident: number) => Promise<void>;
  /** The person's open form as JSON, once there is one. */
  readonly form: (person: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface CardAddress {
  readonly channel: string;
  readonly ts: string;
}

/**
 * The Slack half of the product, on its real store, against the sandbox's workspace with the real manifest. `runbooks`
 * are there beside the library's.
 */
export async function standUp(options: { readonly runbooks?: readonly Runbook[] } = {}): Promise<Stand> {
  const stops: (() => unknown)[] = [];
  const manifest = parse(await readFile(new URL('slack-manifest.yml', root), 'utf8')) as object;
  const workspace = await startWorkspace({ host: '127.0.0.1', manifest, rateLimits: 'off' });
  stops.push(() => workspace.stop());
  const database = await openDatabase(await migratedLocation());
  stops.push(() => database.close());
  const { log, lines } = readableLog();
  const queue = await openQueue(database, { onError: (error) => log.error({ err: error }, 'queue') });
  stops.push(() => queue.stop(0));
  const { runbooks } = await loadRunbooks(new URL('runbooks/library', root).pathname);

  const deps: Deps = {
    db: database.db,
    queue,
    clock: systemClock,
    log,
    policy,
    learned: { severity: null, trackRecord: null, priors: null },
    classifier: idleClassifier(),
    runbooks: [...runbooks, ...(options.runbooks ?? [])],
    clients: {
      slack: createSlackClient({ token: workspace.botToken, apiUrl: workspace.apiUrl }),
      kubernetes: null,
      prometheus: null,
      loki: null,
      pagerduty: null,
      http: createHttpClient({ allow: [] }),
      scripts: null,
    },
  };
  const reports: GestureReport[] = [];
  const slack = createSlackApp({
    deps,
    mode: { kind: 'http', signingSecret: workspace.signingSecret },
    botToken: workspace.botToken,
    slackApiUrl: workspace.apiUrl,
    log,
    afterGesture: (report) => reports.push(report),
  });
  if (!slack.http) throw new Error('HTTP mode has no HTTP app');
  const server = await listen(slack.http.fetch);
  stops.push(server.stop);
  workspace.setRequestUrl(`${server.url}/slack/events`);
  await slack.start();
  stops.push(() => slack.stop());

  /** Does something and waits for the private answer that it brings the person. */
  const answerTo = async (person: string, gesture: () => Promise<{ problem: string | null }>): Promise<string> => {
    const whispers = () => workspace.view(person).messages.filter((message) => message.ephemeralFor === person);
    const seen = new Set(whispers().map((message) => message.ts));
    const { problem } = await gesture();
    if (problem !== null) throw new Error(`Slack shows: ${problem}`);
    const read = () => whispers().find((message) => !seen.has(message.ts));
    return JSON.stringify((await workspace.waitFor(read, `an answer to ${person}`)).blocks);
  };
  const ask: Stand['ask'] = (person, command, text, channel = channels.incidents.id) =>
    answerTo(person, () => workspace.as(person).command(channel, command, text));

  return {
    workspace,
    slack,
    deps,
    lines,
    reports,
    ask,
    press: (person, at, actionId) => answerTo(person, () => workspace.as(person).click(at, actionId)),
    async declare(title) {
      const declared = await ask(people.maya.id, '/incident', `declare sev2 ${title}`);
      const number = Number(/Declared INC-(\d+)/.exec(declared)?.[1]);
      await openChannel(deps, { incident: number }, { name: channelName, topic: channelTopic, card: incidentCard });
      const { channels: all } = workspace.view(people.maya.id);
      const channel = all.find((each) => each.name.startsWith(`inc-${number}-`));
      const [ts] = channel?.pinned ?? [];
      if (!channel || ts === undefined) throw new Error(`INC-${number} has no channel with a pinned card`);
      return { number, card: { channel: channel.id, ts } };
    },
    async redraw(incident, at) {
      await showCard(deps, { incident }, incidentCard);
      const { messages } = workspace.view(people.maya.id);
      const card = messages.find((message) => message.channel === at.channel && message.ts === at.ts);
      return JSON.stringify(card?.blocks);
    },
    async runOn(incident) {
      const run = await activeRun(deps.db, incident);
      if (run) await advanceRun(deps, { run: run.id, thread: '' });
    },
    async form(person) {
      return JSON.stringify((await workspace.waitFor(() => workspace.view(person).modal, 'a form')).view);
    },
    async stop() {
      for (const stop of stops.toReversed()) await stop();
    },
  };
}

const policy: Policy = {
  ...testPolicy,
  services: {
    'claims-api': { tier: 1, flow: 'claims', tenants: 3, dependsOn: [], vars: { pool_max: 100 } },
    'billing-api': { tier: 2, flow: 'billing', tenants: 3, dependsOn: [], vars: {} },
  },
  evidenceTimeoutMs: 1000,
  logs: null,
};

async function listen(fetch: Parameters<typeof serve>[0]['fetch']): Promise<{ url: string; stop: () => void }> {
  return await new Promise((resolve) => {
    const server: ServerType = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      const stop = () => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close();
      };
      resolve({ url: `http://127.0.0.1:${port}`, stop });
    });
  });
}
