import { readFile } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { compose } from '#app/compose.ts';
import { policyOf, type Config, type Secrets } from '#app/config.ts';
import { settingsSchema } from '#app/settings.ts';
import type { Workspace } from '#sandbox/contract.ts';
import { people } from '#sandbox/slack/seed.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import type { DatabaseLocation } from '#store/database.ts';
import { readableLog } from '#tests/handlers/slack/readable-log.ts';
import { migratedLocation } from '#tests/support/migrated-location.ts';

async function startSlack(): Promise<Workspace> {
  const manifest = parse(await readFile(new URL('../../slack-manifest.yml', import.meta.url), 'utf8')) as object;
  const workspace = await startWorkspace({ host: '127.0.0.1', manifest, rateLimits: 'off' });
  onTestFinished(() => workspace.stop());
  return workspace;
}
function configFor({ apiUrl }: Workspace, database: DatabaseLocation, port = 0): Config {
  const settings = settingsSchema.parse({ http: { port }, slack: { api_url: apiUrl }, approvers: [people.priya.id] });
  return { settings, database, policy: policyOf(settings) };
}
const secretsFor = ({ botToken, signingSecret }: Workspace): Secrets => ({
  slackBotToken: botToken,
  slackSigningSecret: signingSecret,
  slackAppToken: null,
  webhooks: { bearerToken: 's3cret', basic: null },
  pagerdutyRoutingKey: null,
  prometheusToken: null,
  lokiToken: null,
  scripts: {},
});

it('takes alerts from its first moment, and nothing once it has stopped', async () => {
  const workspace = await startSlack();
  const { log, lines } = readableLog();
  const config = configFor(workspace, { kind: 'memory' });
  const running = await compose(config, secretsFor(workspace), { log });
  onTestFinished(() => running.stop());
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200);

  workspace.setRequestUrl(`${running.url}/slack/events`);
  const answer = await fetch(`${running.url}/api/v2/alerts`, {
    method: 'POST',
    headers: { authorization: 'Bearer s3cret', 'content-type': 'application/json' },
    body: JSON.stringify([{ labels: { alertname: 'HighLatencyP99', service: 'claims-api' } }]),
  });
  expect(answer.status).toBe(200);
  await workspace.waitFor(
    () => workspace.view(people.walter.id).channels.find(({ name }) => name.startsWith('inc-1-')),
    'the incident’s channel',
  );

  await running.stop();
  await running.stop();
  await expect(fetch(`${running.url}/healthz`)).rejects.toThrow('fetch failed');
  expect(lines.filter(({ message }) => message.includes('did not stop cleanly'))).toEqual([]);
});

it('leaves nothing running when a part cannot start', async () => {
  const workspace = await startSlack();
  const { log } = readableLog();
  const secrets = { ...secretsFor(workspace), slackBotToken: 'xoxb-wrong' };
  const config = configFor(workspace, await migratedLocation());
  await expect(compose(config, secrets, { log })).rejects.toThrow('SLACK_BOT_TOKEN');
});

it('says so when its port is taken', async () => {
  const workspace = await startSlack();
  const { log } = readableLog();
  const taken = Number(new URL(workspace.url).port);
  const config = configFor(workspace, await migratedLocation(), taken);
  await expect(compose(config, secretsFor(workspace), { log })).rejects.toThrow('EADDRINUSE');
});
