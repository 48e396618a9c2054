import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { parse } from 'yaml';
import type { DatabaseLocation } from '#store/database.ts';
import type { Platform, Workspace } from '#sandbox/contract.ts';
import { startPage } from '#sandbox/page/start-page.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { people, usergroups } from '#sandbox/slack/seed.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import type { Log } from '#incidents/deps.ts';
import { compose, type Running } from './compose.ts';
import { policyOf, type Secrets } from './config.ts';
import { platformSettings } from './platform-settings.ts';
import { settingsSchema, type Settings } from './settings.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { Teardown } from './teardown.ts';

/** Runbooks of the demo wait a quarter of what they say, so that a visitor sees a verification of two minutes in half of one. */
const demoWaitScale = 0.25;
const faultAfterMs = 6000;

export interface Demo {
  readonly page: string;
  readonly app: Running;
  readonly workspace: Workspace;
  readonly platform: Platform;
  readonly secrets: Secrets & { readonly webhookToken: string };
  /** For kubectl: `kubectl --kubeconfig …`. */
  readonly kubeconfig: string;
  stop(): Promise<void>;
}

export interface DemoOptions {
  /** Port of the page; 0 for any. */
  readonly port: number;
  readonly log: Log;
  readonly waitScale?: number;
  readonly database?: DatabaseLocation;
  readonly slackMode?: 'http' | 'socket';
  /** Changes to the demo's settings, for scenario tests. */
  readonly settings?: Partial<Settings>;
  readonly spies?: boolean;
}

/** Starts the sandbox and the app, joined over the wire only, as an installation would be. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const teardown = new Teardown(options.log);
  try {
    const folder = await mkdtemp(join(tmpdir(), 'firebreak-demo-'));
    teardown.add('demo folder', () => rm(folder, { recursive: true, force: true }));
    const platform = await startPlatform();
    teardown.add('platform', () => platform.stop());
    const workspace = await startWorkspace({ manifest: await readManifest(), requestUrl: null, host: '127.0.0.1' });
    teardown.add('workspace', () => workspace.stop());

    const kubeconfig = join(folder, 'kubeconfig');
    const caFile = join(folder, 'ca.pem');
    await writeFile(kubeconfig, platform.kubernetes.kubeconfig, { mode: 0o600 });
    await writeFile(caFile, platform.pagerduty.caPem);
    const settings = { ...demoSettings(platform, workspace, { kubeconfig, caFile }), ...options.settings };
    const webhookToken = randomBytes(24).toString('base64url');
    const secrets: Secrets = {
      slackBotToken: workspace.botToken,
      slackSigningSecret: workspace.signingSecret,
      slackAppToken: options.slackMode === 'socket' ? workspace.appToken : null,
      webhooks: { bearerToken: webhookToken, basic: null },
      pagerdutyRoutingKey: platform.pagerduty.routingKey,
      prometheusToken: null,
      lokiToken: null,
      scripts: {},
    };
    const config = {
      settings,
      database: options.database ?? { kind: 'memory' as const },
      policy: policyOf(settings, options.waitScale ?? demoWaitScale),
    };
    const app = await compose(config, secrets, { log: options.log, spies: options.spies ?? false });
    teardown.add('app', () => app.stop());
    if (options.slackMode !== 'socket') workspace.setRequestUrl(`${app.url}/slack/events`);
    platform.setAlertReceiver({ url: `${app.url}/webhooks/alertmanager`, bearerToken: webhookToken });

    const page = await startPage({
      workspace,
      platform,
      port: options.port,
      notice:
        'A sandbox: the workspace, the cluster and the pager are miniatures, Firebreak is the real thing. Waits of runbooks run four times faster here.',
      links: [
        { label: 'Firebreak’s health', url: `${app.url}/readyz` },
        { label: 'its metrics', url: `${app.url}/metrics` },
      ],
    });
    teardown.add('page', () => page.stop());
    return {
      page: page.url,
      app,
      workspace,
      platform,
      secrets: { ...secrets, webhookToken },
      kubeconfig,
      stop: () => teardown.run(),
    };
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

/** The miniature platform alone, for rehearsals: its time stands still until it is moved. */
export function startStillPlatform(): Promise<Platform> {
  return startPlatform({ manualClock: true, seed: 1 });
}

/** The demo as a command; resolves with the exit code once it is asked to stop. */
export async function demo(options: {
  readonly port: number;
  readonly fault: boolean;
  readonly json: boolean;
}): Promise<number> {
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'error' }, pino.destination(2));
  let running: Demo;
  try {
    running = await startDemo({ port: options.port, log });
  } catch (error) {
    process.stderr.write(`The demo could not start: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  process.stdout.write(options.json ? `${JSON.stringify(addressesOf(running))}\n` : welcome(running, options.fault));
  const fault = options.fault
    ? setTimeout(() => running.platform.inject('connection-pool-exhaustion', 'claims-api'), faultAfterMs)
    : undefined;
  return stopOnSignal(() => {
    clearTimeout(fault);
    return running.stop();
  });
}

function addressesOf(running: Demo): Readonly<Record<string, string>> {
  const { workspace, platform, secrets } = running;
  return {
    page: running.page,
    app: running.app.url,
    slack: workspace.url,
    kubernetes: platform.kubernetes.url,
    prometheus: platform.prometheus.url,
    pagerduty: platform.pagerduty.url,
    webhookToken: secrets.webhookToken,
    signingSecret: workspace.signingSecret,
    botToken: workspace.botToken,
    kubeconfig: running.kubeconfig,
    kubernetesToken: platform.kubernetes.token,
  };
}

function welcome(running: Demo, fault: boolean): string {
  const story = fault
    ? `In a few seconds the database connection pool of claims-api runs dry. Watch the incident\nopen in Slack, read what Firebreak thinks, and press Approve.`
    : 'Nothing is broken yet: the panel beside the workspace has buttons for that.';
  return `\n  Firebreak is ready:  ${running.page}\n\n${story}\nCtrl-C stops everything.\n\n`;
}

async function readManifest(): Promise<Record<string, unknown>> {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  return parse(await readFile(join(root, 'slack-manifest.yml'), 'utf8')) as Record<string, unknown>;
}

function demoSettings(
  platform: Platform,
  workspace: Workspace,
  files: { readonly kubeconfig: string; readonly caFile: string },
): Settings {
  return settingsSchema.parse({
    http: { port: 0 },
    slack: { api_url: workspace.apiUrl },
    prometheus: { url: platform.prometheus.url },
    loki: { url: platform.loki.url },
    kubernetes: { kubeconfig: files.kubeconfig },
    pagerduty: { server: platform.pagerduty.server, ca_file: files.caFile },
    // Visitors break the same service again and again; in earnest, that is what the defaults are there to stop.
    guardrails: { cooldown: '1s', budget: { window: '5m', per_target: 20 } },
    approvers: [usergroups.sreOncall.id, people.walter.id],
    on_call: [usergroups.sreOncall.id, people.walter.id, people.priya.id],
    ...platformSettings(serviceCatalogue),
  });
}
