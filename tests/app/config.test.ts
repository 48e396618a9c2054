import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueNames, loadConfig, policyOf, readSettings } from '#app/config.ts';
import { settingsSchema } from '#app/settings.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-config-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const complete = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'signing',
  FIREBREAK_WEBHOOK_TOKEN: 'token',
};
const yaml = 'approvers: [U012ABCDEF]\n';
let written = 0;
async function load(text: string | null, env: Readonly<Record<string, string>> = complete) {
  const file = join(folder, `${(written += 1)}.yml`);
  if (text !== null) await writeFile(file, text);
  return loadConfig({ ...env, FIREBREAK_CONFIG: file });
}
async function problemsOf(text: string | null, env?: Readonly<Record<string, string>>) {
  const loaded = await load(text, env);
  return loaded.ok ? [] : loaded.problems.map(({ setting, message }) => `${setting.replace(folder, '')} ${message}`);
}
async function loadedFrom(text: string, env?: Readonly<Record<string, string>>) {
  const loaded = await load(text, env);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded;
}

describe('loadConfig', () => {
  it('names everything that is missing at once, and where to get it', async () => {
    const problems = await problemsOf(null, {});
    expect(problems).toHaveLength(5);
    expect(problems[0]).toMatch(/\.yml does not exist: FIREBREAK_CONFIG names it/);
    expect(problems[1]).toMatch(/^SLACK_BOT_TOKEN is not set: api\.slack\.com\/apps .*xoxb/);
    expect(problems[2]).toMatch(/^SLACK_SIGNING_SECRET is not set: api\.slack\.com\/apps .*Signing Secret/);
    expect(problems[3]).toMatch(/^FIREBREAK_WEBHOOK_TOKEN is not set: make one with "openssl rand -hex 32"/);
    expect(problems[4]).toMatch(/^approvers \(firebreak\.yml\) is empty/);
  });

  it('says how to make a firebreak.yml where nobody named another', async () => {
    const loaded = await loadConfig(complete, join(folder, 'none.yml'));
    expect(loaded).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('firebreak.example.yml') }, {}],
    });
  });

  it('takes the least that an installation needs, and says what works less well', async () => {
    const { config, secrets, warnings } = await loadedFrom(yaml);
    expect(config.database).toEqual({ kind: 'embedded', folder: 'data' });
    expect(config.policy).toMatchObject({ approvers: ['U012ABCDEF'], defaultAutonomy: 'ask', waitScale: 1 });
    expect(secrets).toEqual({
      slackBotToken: 'xoxb-1',
      slackSigningSecret: 'signing',
      slackAppToken: null,
      webhooks: { bearerToken: 'token', basic: null },
      pagerdutyRoutingKey: null,
      prometheusToken: null,
      lokiToken: null,
      scripts: {},
    });
    const words = ['PAGERDUTY_ROUTING_KEY is not set', 'prometheus.url', 'kubernetes is not set', 'on_call is empty'];
    expect(warnings).toHaveLength(words.length);
    for (const [index, word] of words.entries()) expect(warnings[index]).toContain(word);
  });

  it('warns of nothing where nothing is missing', async () => {
    const full = `${yaml}on_call: [S012ABCDEF]\nprometheus: { url: "http://prometheus:9090" }\nkubernetes: {}\n`;
    const env = {
      ...complete,
      PAGERDUTY_ROUTING_KEY: 'key',
      PROMETHEUS_BEARER_TOKEN: ' p ',
      LOKI_BEARER_TOKEN: ' l ',
    };
    const { warnings, secrets } = await loadedFrom(full, env);
    expect(warnings).toEqual([]);
    expect(secrets).toMatchObject({ pagerdutyRoutingKey: 'key', prometheusToken: 'p', lokiToken: 'l' });
  });

  it('keeps every secret out of the settings, which may be shown', async () => {
    const scripts = `${yaml}scripts: { folder: scripts, secrets: { DB: { env: DB_PASSWORD } } }\n`;
    const env = { ...complete, PAGERDUTY_ROUTING_KEY: 'routing-key', DB_PASSWORD: 'hunter2' };
    const { config, secrets } = await loadedFrom(scripts, env);
    expect(secrets.scripts).toEqual({ DB: 'hunter2' });
    for (const secret of ['xoxb-1', 'signing', 'token', 'routing-key', 'hunter2']) {
      expect(JSON.stringify(config)).not.toContain(`"${secret}"`);
    }
  });

  it('wants an app-level token and no signing secret for Socket Mode', async () => {
    const socket = `${yaml}slack: { mode: socket }\n`;
    expect(await problemsOf(socket)).toEqual([
      expect.stringMatching(/^SLACK_APP_TOKEN is not set: .*connections:write/),
    ]);
    const { SLACK_SIGNING_SECRET: _, ...env } = complete;
    const { secrets } = await loadedFrom(socket, { ...env, SLACK_APP_TOKEN: 'xapp-1' });
    expect(secrets).toMatchObject({ slackAppToken: 'xapp-1', slackSigningSecret: null });
  });

  it('takes a user and password for webhooks in the token’s place', async () => {
    const { FIREBREAK_WEBHOOK_TOKEN: _, ...env } = complete;
    const { secrets } = await loadedFrom(yaml, { ...env, FIREBREAK_WEBHOOK_BASIC: 'am:pass:word' });
    expect(secrets.webhooks).toEqual({ bearerToken: null, basic: { username: 'am', password: 'pass:word' } });
  });

  it('takes an empty token for none', async () => {
    const { secrets } = await loadedFrom(yaml, {
      ...complete,
      FIREBREAK_WEBHOOK_TOKEN: ' ',
      FIREBREAK_WEBHOOK_BASIC: 'am:secret',
    });
    expect(secrets.webhooks.bearerToken).toBeNull();
    expect(await problemsOf(yaml, { ...complete, SLACK_BOT_TOKEN: '  ' })).toEqual([
      expect.stringContaining('SLACK_BOT_TOKEN is not set'),
    ]);
  });

  it.each(['password', ':password'])('refuses %j as user and password', async (basic) => {
    expect(await problemsOf(yaml, { ...complete, FIREBREAK_WEBHOOK_BASIC: basic })).toEqual([
      'FIREBREAK_WEBHOOK_BASIC must be user:password',
    ]);
  });

  it('names a script’s secret that the environment does not hold', async () => {
    const scripts = `${yaml}scripts: { folder: scripts, secrets: { DB: { env: DB_PASSWORD } } }\n`;
    expect(await problemsOf(scripts)).toEqual([
      'scripts.secrets.DB (firebreak.yml) names DB_PASSWORD, which is not set: set it in the environment, or remove the secret',
    ]);
  });

  it('uses a PostgreSQL server where one is named', async () => {
    const { config } = await loadedFrom(yaml, { ...complete, DATABASE_URL: 'postgres://db/firebreak' });
    expect(config.database).toEqual({ kind: 'postgres', url: 'postgres://db/firebreak' });
  });

  it('shortens waits for drills, and says at every start that it does', async () => {
    const { config, warnings } = await loadedFrom(yaml, { ...complete, FIREBREAK_WAIT_SCALE: '0.05' });
    expect(config.policy.waitScale).toBe(0.05);
    expect(warnings[0]).toContain('FIREBREAK_WAIT_SCALE is 0.05');
  });

  it.each(['0', '-1', '2', 'fast', 'NaN'])('refuses a wait scale of %s', async (scale) => {
    expect(await problemsOf(yaml, { ...complete, FIREBREAK_WAIT_SCALE: scale })).toEqual([
      expect.stringMatching(/^FIREBREAK_WAIT_SCALE must be a number above 0 and at most 1/),
    ]);
  });

  it.each([
    ['a misspelt key', `${yaml}aprovers: []\n`, /aprovers/],
    ['a misspelt key deep inside', `${yaml}http: { prot: 3000 }\n`, /^http .*prot/],
    ['a port that is none', `${yaml}http: { port: 70000 }\n`, /^http\.port/],
    ['an approver by name', 'approvers: [maya]\n', /^approvers\.0 .*must be a Slack user id/],
    [
      'a duration that is none',
      `${yaml}correlation: { window: soon }\n`,
      /^correlation\.window .*must be a duration such as 30s/,
    ],
    [
      'two settings that clash',
      `${yaml}approvals: { quorum: 2 }\n`,
      /^approvals\.quorum .* is 2, but approvers lists one person/,
    ],
    [
      'a freeze window without its zone',
      `${yaml}guardrails: { freeze: [{ name: n, days: [mon], from: 22:00, to: 06:00 }] }\n`,
      /^guardrails\.freeze\.0\.timezone .*is missing/,
    ],
    ['text that is no YAML', `${yaml}http: [\n`, /\.yml/],
    ['a list', '- approvers\n', /^\(top level\)/],
  ])('refuses %s and names the place', async (_, text, problem) => {
    const problems = await problemsOf(text);
    expect(problems).toContainEqual(expect.stringMatching(problem));
  });
});

describe('readSettings', () => {
  it('takes an empty file for the defaults', async () => {
    const file = join(folder, 'empty.yml');
    await writeFile(file, '');
    expect(await readSettings(file, true)).toEqual({ settings: settingsSchema.parse({}), problems: [] });
  });

  it('says so where the file cannot be read', async () => {
    const { settings, problems } = await readSettings(folder, true);
    expect(settings).toBeNull();
    expect(problems).toMatchObject([{ setting: folder, message: expect.stringContaining('cannot be read') }]);
  });
});

describe('policyOf and catalogueNames', () => {
  const settings = settingsSchema.parse({
    services: {
      'claims-api': {
        tier: 1,
        namespace: 'claims',
        flow: 'claims',
        tenants: 3,
        depends_on: ['auth'],
        vars: { pool_max: 100 },
      },
      auth: { vars: { pool_max: 50, shards: 2 } },
    },
    confidence: { act: 0.8, claim: 0.9 },
    approvals: { expire_after: '1h', page_after: '10m' },
    targets: { when_busy: 'refuse' },
  });

  it('give the use cases what the owners decided', () => {
    expect(policyOf(settings, 0.5)).toMatchObject({
      services: {
        'claims-api': {
          tier: 1,
          namespace: 'claims',
          flow: 'claims',
          tenants: 3,
          dependsOn: ['auth'],
          vars: { pool_max: 100 },
        },
        auth: { tier: 3, flow: null, tenants: null, dependsOn: [] },
      },
      actConfidence: 0.8,
      claimConfidence: 0.9,
      correlationWindowMs: 900_000,
      approvalExpiryMs: 3_600_000,
      approvalReminderMs: 600_000,
      quorum: 1,
      guardrails: { cooldownMs: 300_000, budget: { perTarget: 3, perNamespace: 20, perCluster: 60 } },
      targets: { whenBusy: 'refuse', waitAtMostMs: 1_800_000 },
      evidenceTimeoutMs: 10_000,
      logs: null,
      waitScale: 0.5,
    });
  });

  it('name each of the catalogue’s values once', () => {
    expect(catalogueNames(settings)).toEqual(['pool_max', 'shards']);
  });
});
