import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { parse } from 'yaml';
import { compose, type Running } from '#app/compose.ts';
import { policyOf, type Secrets } from '#app/config.ts';
import { settingsSchema } from '#app/settings.ts';
import type { Workspace } from '#sandbox/contract.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { people, usergroups } from '#sandbox/slack/seed.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import type { DatabaseLocation } from '#store/database.ts';

export interface FirebreakStand {
  readonly app: Running;
  readonly workspace: Workspace;
  readonly webhookToken: string;
  stop(): Promise<void>;
}

export interface StandOptions {
  /** `embedded` is a folder of its own, on disk, as in an installation without a server. */
  readonly database: 'embedded' | Extract<DatabaseLocation, { kind: 'postgres' }>;
  readonly slackLimits: 'enforced' | 'off';
  /** With a cluster, its metrics and a pager to gather evidence from and to page; without, the app has none of them. */
  readonly platform: boolean;
}

/** The whole app, joined to a sandbox over the loopback address. Nothing is left behind when it is stopped. */
export async function standUpFirebreak(options: StandOptions): Promise<FirebreakStand> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).toReversed()) await each();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'firebreak-bench-'));
    stops.push(() => rm(folder, { recursive: true, force: true }));
    const manifest = parse(await readFile(new URL('../../slack-manifest.yml', import.meta.url), 'utf8')) as object;
    const workspace = await startWorkspace({ manifest, host: '127.0.0.1', rateLimits: options.slackLimits });
    stops.push(() => workspace.stop());

    const outside = options.platform ? await startOutside(folder) : null;
    if (outside) stops.push(outside.stop);
    const settings = settingsSchema.parse({
      http: { port: 0 },
      slack: { api_url: workspace.apiUrl },
      approvers: [usergroups.sreOncall.id],
      on_call: [usergroups.sreOncall.id, people.walter.id],
      services: Object.fromEntries(
        serviceCatalogue.map(({ name, tier, flow, poolMax }) => [name, { tier, flow, vars: { pool_max: poolMax } }]),
      ),
      ...outside?.settings,
    });
    const webhookToken = randomBytes(24).toString('base64url');
    const secrets: Secrets = {
      slackBotToken: workspace.botToken,
      slackSigningSecret: workspace.signingSecret,
      slackAppToken: null,
      webhooks: { bearerToken: webhookToken, basic: null },
      pagerdutyRoutingKey: outside?.routingKey ?? null,
      prometheusToken: null,
      lokiToken: null,
      scripts: {},
    };
    const database: DatabaseLocation =
      options.database === 'embedded' ? { kind: 'embedded', folder: join(folder, 'data') } : options.database;
    const log = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }, pino.destination(2));
    const app = await compose({ settings, database, policy: policyOf(settings) }, secrets, { log });
    stops.push(() => app.stop());
    workspace.setRequestUrl(`${app.url}/slack/events`);
    return { app, workspace, webhookToken, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startOutside(folder: string) {
  const platform = await startPlatform();
  const kubeconfig = join(folder, 'kubeconfig');
  const caFile = join(folder, 'ca.pem');
  await writeFile(kubeconfig, platform.kubernetes.kubeconfig, { mode: 0o600 });
  await writeFile(caFile, platform.pagerduty.caPem);
  return {
    routingKey: platform.pagerduty.routingKey,
    settings: {
      prometheus: { url: platform.prometheus.url },
      kubernetes: { kubeconfig },
      pagerduty: { server: platform.pagerduty.server, ca_file: caFile },
      evidence: { metrics },
    },
    stop: () => platform.stop(),
  };
}

/** As many questions as an installation asks by default, in the units of the sandbox's platform. */
const metrics = {
  p99_latency: { query: 'http_request_duration_seconds{service="{{ service }}", quantile="0.99"}', unit: 'ms' },
  error_rate: {
    query:
      'sum(rate(http_requests_total{service="{{ service }}", code=~"5.."}[1m])) / sum(rate(http_requests_total{service="{{ service }}"}[1m]))',
    unit: 'ratio',
  },
  requests_per_second: { query: 'sum(rate(http_requests_total{service="{{ service }}"}[1m]))', unit: 'per_second' },
  db_connections: { query: 'pg_stat_activity_count{service="{{ service }}"}', unit: 'count' },
};
