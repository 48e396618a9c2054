import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import type { DatabaseLocation } from '#store/database.ts';
import type { WebhookCredentials } from '#handlers/webhooks/authenticate.ts';
import type { Policy } from '#incidents/policy.ts';
import { settingsSchema, type Settings } from './settings.ts';
import { approvalPolicyOf } from './settings/approval-policy-of.ts';
import { decisionPolicyOf } from './settings/decision-policy-of.ts';
import { guardrailPolicyOf } from './settings/guardrail-policy-of.ts';
import { readScriptSecrets } from './settings/script-secrets.ts';
import { readWaitScale } from './wait-scale.ts';

/** Secrets stay apart from the settings, so that settings may be logged and shown. */
export interface Secrets {
  readonly slackBotToken: string;
  /** For HTTP mode. */
  readonly slackSigningSecret: string | null;
  /** For Socket Mode. */
  readonly slackAppToken: string | null;
  readonly webhooks: WebhookCredentials;
  readonly pagerdutyRoutingKey: string | null;
  readonly prometheusToken: string | null;
  readonly lokiToken: string | null;
  /** What `script` steps may name, by the name they use. */
  readonly scripts: Readonly<Record<string, string>>;
}

export interface Config {
  readonly settings: Settings;
  readonly database: DatabaseLocation;
  readonly policy: Policy;
}

/** One thing that is missing or wrong, and where to get it right. */
export interface ConfigProblem {
  readonly setting: string;
  readonly message: string;
}

export type Loaded =
  | { readonly ok: true; readonly config: Config; readonly secrets: Secrets; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads firebreak.yml and the environment, and names everything that is missing or wrong at once. */
export async function loadConfig(env: Environment, file = env['FIREBREAK_CONFIG'] ?? 'firebreak.yml'): Promise<Loaded> {
  const read = await readSettings(file, env['FIREBREAK_CONFIG'] !== undefined);
  const problems = [...read.problems];
  const settings = read.settings ?? settingsSchema.parse({});
  const secrets = readSecrets(env, settings, problems);
  const { waitScale, problem } = readWaitScale(env);
  if (problem !== null) problems.push({ setting: 'FIREBREAK_WAIT_SCALE', message: problem });
  if (settings.approvers.length === 0) {
    problems.push({
      setting: 'approvers (firebreak.yml)',
      message: 'is empty: list the Slack user ids (U…) or user groups (S…) that may approve a runbook',
    });
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    config: {
      settings,
      database: env['DATABASE_URL']
        ? { kind: 'postgres', url: env['DATABASE_URL'] }
        : { kind: 'embedded', folder: settings.database.folder },
      policy: policyOf(settings, waitScale),
    },
    secrets,
    warnings: warningsOf(settings, secrets, waitScale),
  };
}

/** What the use cases go by. `waitScale` is 1 except in demos and tests. */
export function policyOf(settings: Settings, waitScale = 1): Policy {
  return {
    ...approvalPolicyOf(settings),
    onCall: settings.on_call,
    services: Object.fromEntries(
      Object.entries(settings.services).map(([name, entry]) => [
        name,
        {
          tier: entry.tier,
          namespace: entry.namespace,
          flow: entry.flow,
          tenants: entry.tenants,
          dependsOn: entry.depends_on,
          vars: entry.vars,
        },
      ]),
    ),
    autonomy: settings.autonomy.rules,
    defaultAutonomy: settings.autonomy.default,
    ...decisionPolicyOf(settings),
    correlationWindowMs: settings.correlation.window,
    guardrails: guardrailPolicyOf(settings.guardrails),
    targets: { whenBusy: settings.targets.when_busy, waitAtMostMs: settings.targets.wait_at_most },
    evidenceTimeoutMs: settings.evidence.timeout,
    metrics: settings.evidence.metrics,
    logs: settings.evidence.logs,
    waitScale,
  };
}

/** Names that services of the catalogue give values to, and that runbooks may therefore use. */
export function catalogueNames(settings: Settings): readonly string[] {
  return [...new Set(Object.values(settings.services).flatMap((service) => Object.keys(service.vars)))];
}

/** Reads firebreak.yml, or names everything that is wrong with it. */
export async function readSettings(
  file: string,
  named: boolean,
): Promise<{ readonly settings: Settings | null; readonly problems: readonly ConfigProblem[] }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const how = 'copy firebreak.example.yml to firebreak.yml and edit it';
    const message = missing
      ? `does not exist: ${named ? 'FIREBREAK_CONFIG names it' : how}`
      : `cannot be read: ${String(error)}`;
    return { settings: null, problems: [{ setting: file, message }] };
  }
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) {
    return { settings: null, problems: document.errors.map((error) => ({ setting: file, message: error.message })) };
  }
  const parsed = settingsSchema.safeParse(document.toJS() ?? {});
  if (parsed.success) return { settings: parsed.data, problems: [] };
  const problems = parsed.error.issues.map((issue) => ({
    setting: `${issue.path.map(String).join('.') || '(top level)'} (${file})`,
    message: issue.message,
  }));
  return { settings: null, problems };
}

function readSecrets(env: Environment, settings: Settings, problems: ConfigProblem[]): Secrets {
  const required = (name: string, where: string): string => {
    const value = env[name]?.trim();
    if (!value) problems.push({ setting: name, message: `is not set: ${where}` });
    return value ?? '';
  };
  const socket = settings.slack.mode === 'socket';
  const scripts = readScriptSecrets(env, settings.scripts);
  problems.push(...scripts.problems);
  const basic = env['FIREBREAK_WEBHOOK_BASIC']?.trim();
  const colon = basic?.indexOf(':') ?? -1;
  if (basic && colon < 1) problems.push({ setting: 'FIREBREAK_WEBHOOK_BASIC', message: 'must be user:password' });
  return {
    slackBotToken: required(
      'SLACK_BOT_TOKEN',
      'api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token (xoxb-…)',
    ),
    slackSigningSecret: socket
      ? null
      : required('SLACK_SIGNING_SECRET', 'api.slack.com/apps → your app → Basic Information → Signing Secret'),
    slackAppToken: socket
      ? required(
          'SLACK_APP_TOKEN',
          'api.slack.com/apps → your app → Basic Information → App-Level Tokens, scope connections:write (xapp-…)',
        )
      : null,
    webhooks: {
      bearerToken: basic
        ? env['FIREBREAK_WEBHOOK_TOKEN']?.trim() || null
        : required(
            'FIREBREAK_WEBHOOK_TOKEN',
            'make one with "openssl rand -hex 32" and give it to Alertmanager as bearer token',
          ),
      basic: basic && colon > 0 ? { username: basic.slice(0, colon), password: basic.slice(colon + 1) } : null,
    },
    pagerdutyRoutingKey: env['PAGERDUTY_ROUTING_KEY']?.trim() || null,
    prometheusToken: env['PROMETHEUS_BEARER_TOKEN']?.trim() || null,
    lokiToken: env['LOKI_BEARER_TOKEN']?.trim() || null,
    scripts: scripts.values,
  };
}

/** What works without, but less well: said at every start. */
function warningsOf(settings: Settings, secrets: Secrets, waitScale: number): readonly string[] {
  const warnings: string[] = [];
  if (waitScale !== 1)
    warnings.push(
      `FIREBREAK_WAIT_SCALE is ${waitScale}: runbooks wait less long than they say, so verifications may come too early; for drills and tests only`,
    );
  if (!secrets.pagerdutyRoutingKey)
    warnings.push('PAGERDUTY_ROUTING_KEY is not set: nobody can be paged, escalations stay in Slack');
  if (!settings.prometheus)
    warnings.push('prometheus.url is not set: no evidence from metrics, prometheus_query steps fail');
  if (!settings.kubernetes) warnings.push('kubernetes is not set: no evidence from the cluster, kubernetes steps fail');
  if (settings.on_call.length === 0) warnings.push('on_call is empty: nobody is invited to incident channels');
  return warnings;
}
