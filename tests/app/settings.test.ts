import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingsSchema } from '#app/settings.ts';

const readExample = () => readFile(new URL('../../firebreak.example.yml', import.meta.url), 'utf8');
const problemsOf = (value: unknown) =>
  settingsSchema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('the settings', () => {
  it('have a careful default for everything', () => {
    expect(settingsSchema.parse({})).toMatchObject({
      http: { host: '127.0.0.1', port: 3000, allow: [] },
      database: { folder: 'data' },
      slack: { mode: 'http', api_url: null },
      prometheus: null,
      loki: null,
      kubernetes: null,
      approvers: [],
      autonomy: { default: 'ask', rules: [] },
      confidence: { act: 0.6, claim: 0.7 },
      correlation: { window: 900_000 },
      approvals: { expire_after: 1_800_000, page_after: 300_000, quorum: 1, exclude_requester: false },
      targets: { when_busy: 'wait', wait_at_most: 1_800_000 },
      scripts: { folder: null, secrets: {} },
      evidence: { timeout: 10_000 },
    });
  });

  it('are those of the example that comes with Firebreak', async () => {
    expect(problemsOf(parse(await readExample()))).toEqual([]);
  });

  it('of the example are the defaults for every change, until an example in its comments is taken', async () => {
    const { guardrails, http } = settingsSchema.parse(parse(await readExample()));
    expect(guardrails).toEqual(settingsSchema.parse({}).guardrails);
    expect(http.allow).toEqual([]);
  });

  it('of the example are right in its comments too', async () => {
    const example = await readExample();
    const taken = example
      .replaceAll(/: (?:\[\]|\{\}|null)( +#.*)?\n(?= *# )/g, ':\n')
      .replace('folder: null', 'folder: scripts')
      .replaceAll(/^( *)# (?= *(?:- |[\w"(*-]+[\w")]: ))/gm, '$1  ');
    const settings = settingsSchema.parse(parse(taken));
    expect(settings.guardrails.freeze.map(({ name }) => name)).toEqual(['year end', 'nightly batch']);
    expect(Object.keys(settings.guardrails.allowed_actions)).toEqual(['payments-*', '(none)']);
    expect(settings.guardrails.protected_namespaces).toHaveLength(4);
    expect(settings.approvals.by_risk).toEqual({ high: { quorum: 2 } });
    expect(settings.approvals.roles).toEqual({ 'database-owners': ['S0123456789'] });
    expect(settings.scripts.secrets).toEqual({ DB_PASSWORD: { env: 'CLAIMS_DB_PASSWORD' } });
    expect(settings.http.allow).toHaveLength(3);
    expect(settings.loki).toEqual({ url: 'http://loki.monitoring:3100', tenant: 'platform' });
  });

  it('refuse a Prometheus’s answers in part unless they are told otherwise', () => {
    const url = 'http://prometheus:9090';
    expect(settingsSchema.parse({ prometheus: { url } }).prometheus?.partial_answers).toBe('refuse');
    expect(problemsOf({ prometheus: { url, partial_answers: 'maybe' } })).toEqual([
      'prometheus.partial_answers: must be refuse or accept: whether a query may be answered without some of its stores',
    ]);
  });

  it.each([
    ['sev1', 'sev1'],
    [1, 'sev1'],
    ['critical', 'sev1'],
    ['P2', 'sev2'],
  ])('read a severity from %j', (severity, read) => {
    const settings = settingsSchema.parse({ autonomy: { rules: [{ severity, autonomy: 'ask' }] } });
    expect(settings.autonomy.rules).toEqual([{ runbook: null, classification: null, severity: read, autonomy: 'ask' }]);
  });

  it.each([
    [{ autonomy: { rules: [{ severity: 'purple', autonomy: 'ask' }] } }, 'must be sev1 to sev4'],
    [
      { autonomy: { rules: [{ classification: 'application.gremlins', autonomy: 'ask' }] } },
      'autonomy.rules.0.classification',
    ],
    [{ autonomy: { rules: [{ runbook: 'x' }] } }, 'autonomy.rules.0.autonomy'],
    [{ autonomy: { default: 'always' } }, 'autonomy.default'],
    [{ approvals: { expire_after: 30 } }, 'approvals.expire_after'],
    [{ approvals: { page_after: '5 minutes' } }, 'must be a duration such as 30s, 5m or 1h30m'],
    [{ confidence: { act: 60 } }, 'confidence.act'],
    [{ approvers: ['@maya'] }, 'must be a Slack user id (U…) or user group id (S…)'],
    [{ on_call: ['C012CHANNEL'] }, 'on_call.0'],
    [{ prometheus: { url: 'prometheus:9090/' } }, ''],
    [{ services: { auth: { tier: 0 } } }, 'services.auth.tier'],
    [{ services: { auth: { teir: 1 } } }, 'teir'],
    [{ evidence: { metrics: { p99: { query: 'up', unit: 'minutes' } } } }, 'evidence.metrics.p99.unit'],
    [{ http: { allow: ['https://api.example.com/v1'] } }, 'http.allow.0'],
    [{ loki: { url: 'loki' } }, 'loki.url: must be the address of Loki, such as http://loki.monitoring:3100'],
    [{ loki: { url: 'http://loki:3100', tenant: '' } }, 'loki.tenant: must be a tenant’s id'],
    [{ targets: { when_busy: 'queue' } }, 'targets.when_busy'],
    [{ webhooks: { max_body_bytes: 0 } }, 'webhooks.max_body_bytes'],
  ])('refuse %j and say what is wrong', (value, problem) => {
    expect(problemsOf(value).join('\n')).toContain(problem);
  });

  it.each(['U012ABCDEF', 'W012ABCDEF', 'S012ABCDEF'])('take %s for a person or a group', (id) => {
    expect(problemsOf({ approvers: [id] })).toEqual([]);
  });
});
