import { pino } from 'pino';
import { compose, type Running } from '#app/compose.ts';
import { policyOf } from '#app/config.ts';
import { settingsSchema } from '#app/settings.ts';
import { migratedLocation } from './migrated-location.ts';
import { startOutsideWorld } from './outside-world.ts';

export interface WebhookApp {
  readonly app: Running;
  /** Sends bytes as they are; `headers` replace the right ones, null leaves one out. */
  post(
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Readonly<Record<string, string | null>>,
  ): Promise<Response>;
  /** How many rows stand in the tables that a delivery touches. */
  stored(): Promise<{ readonly deliveries: number; readonly alerts: number }>;
  stop(): Promise<void>;
}

const webhookToken = 'token-of-the-alertmanager';
export const webhookUser = { username: 'alertmanager', password: 'opening:sesame' };

/** The whole application on an empty embedded database, for those who knock at its webhooks. */
export async function startWebhookApp(): Promise<WebhookApp> {
  const world = await startOutsideWorld({ rateLimits: 'off' });
  const { workspace } = world;
  const settings = settingsSchema.parse({ http: { port: 0 }, slack: { api_url: workspace.apiUrl } });
  const app = await compose(
    { settings, database: await migratedLocation(), policy: policyOf(settings) },
    {
      slackBotToken: workspace.botToken,
      slackSigningSecret: workspace.signingSecret,
      slackAppToken: null,
      webhooks: { bearerToken: webhookToken, basic: webhookUser },
      pagerdutyRoutingKey: null,
      prometheusToken: null,
      lokiToken: null,
      scripts: {},
    },
    { log: pino({ level: 'silent' }) },
  );
  const count = async (table: 'deliveries' | 'alerts'): Promise<number> => {
    const { rows } = await app.deps.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return rows;
  };
  return {
    app,
    post(path, body, headers = {}) {
      const all = { 'content-type': 'application/json', authorization: `Bearer ${webhookToken}`, ...headers };
      const sent = Object.entries(all).filter((header): header is [string, string] => header[1] !== null);
      return fetch(`${app.url}${path}`, { method: 'POST', body, headers: sent });
    },
    stored: async () => ({ deliveries: await count('deliveries'), alerts: await count('alerts') }),
    async stop() {
      await app.stop();
      await world.stop();
    },
  };
}
