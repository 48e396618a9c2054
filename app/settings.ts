import { z } from 'zod';
import { classOrUnknownSchema } from '#domain/classification.ts';
import { autonomySchema } from '#domain/decision.ts';
import { jsonSchema } from '#domain/run.ts';
import { defaultPrecedence } from '#handlers/webhooks/alert-fields.ts';
import { allowedHost } from './settings/allowed-host.ts';
import { approvalSettings } from './settings/approval-settings.ts';
import { decisionSettings } from './settings/decision-settings.ts';
import { duration } from './settings/duration.ts';
import { guardrailSettings } from './settings/guardrail-settings.ts';
import { scriptSettings } from './settings/script-settings.ts';
import { settingClashes } from './settings/setting-clashes.ts';
import { queryTemplate } from './settings/query-template.ts';
import { severity } from './settings/severity.ts';
import { slackPerson } from './settings/slack-person.ts';

const labelNames = z.array(z.string()).readonly();

const service = z.strictObject({
  tier: z.int().min(1).max(4).default(3),
  namespace: z.string().nullable().default(null),
  flow: z.string().nullable().default(null),
  tenants: z.int().nonnegative().nullable().default(null),
  depends_on: z.array(z.string()).default([]),
  vars: z.record(z.string(), jsonSchema).default({}),
});

const autonomyRule = z.strictObject({
  runbook: z.string().nullable().default(null),
  classification: classOrUnknownSchema.nullable().default(null),
  severity: severity.nullable().default(null),
  autonomy: autonomySchema,
});

/** What a number read from Prometheus counts; `ms` and `s` become milliseconds, `percent` a ratio. */
const metric = z.strictObject({
  query: queryTemplate('promql'),
  unit: z.enum(['ms', 's', 'ratio', 'percent', 'count', 'bytes', 'per_second']),
});

/** The metrics looked up for every incident unless firebreak.yml says otherwise. */
const defaultMetrics: Record<string, z.infer<typeof metric>> = {
  p99_latency: { query: 'http_request_duration_seconds{service="{{ service }}", quantile="0.99"}', unit: 's' },
  error_rate: {
    query:
      'sum(rate(http_requests_total{service="{{ service }}", code=~"5.."}[5m])) / sum(rate(http_requests_total{service="{{ service }}"}[5m]))',
    unit: 'ratio',
  },
  requests_per_second: { query: 'sum(rate(http_requests_total{service="{{ service }}"}[5m]))', unit: 'per_second' },
  db_connections: { query: 'sum(pg_stat_activity_count{service="{{ service }}"})', unit: 'count' },
};

const everySetting = z.strictObject({
  http: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: z.int().min(0).max(65535).default(3000),
      allow: z.array(allowedHost).default([]),
    })
    .prefault({}),
  database: z.strictObject({ folder: z.string().default('data') }).prefault({}),
  slack: z
    .strictObject({ mode: z.enum(['http', 'socket']).default('http'), api_url: z.url().nullable().default(null) })
    .prefault({}),
  prometheus: z
    .strictObject({
      url: z.url(),
      partial_answers: z
        .enum(['refuse', 'accept'], {
          error: 'must be refuse or accept: whether a query may be answered without some of its stores',
        })
        .default('refuse'),
    })
    .nullable()
    .default(null),
  loki: z
    .strictObject({
      url: z.url('must be the address of Loki, such as http://loki.monitoring:3100'),
      tenant: z.string().min(1, 'must be a tenant’s id; leave it out where Loki has only one').nullable().default(null),
    })
    .nullable()
    .default(null),
  kubernetes: z
    .strictObject({ kubeconfig: z.string().nullable().default(null), context: z.string().nullable().default(null) })
    .nullable()
    .default(null),
  pagerduty: z
    .strictObject({ server: z.string().nullable().default(null), ca_file: z.string().nullable().default(null) })
    .prefault({}),
  webhooks: z
    .strictObject({
      max_body_bytes: z
        .int()
        .positive()
        .default(4 * 1024 * 1024),
      labels: z
        .strictObject({
          service: labelNames.default(defaultPrecedence.service),
          namespace: labelNames.default(defaultPrecedence.namespace),
          cluster: labelNames.default(defaultPrecedence.cluster),
          tenant: labelNames.default(defaultPrecedence.tenant),
          severity: labelNames.default(defaultPrecedence.severity),
          exporters: labelNames.default(defaultPrecedence.exporters),
        })
        .prefault({}),
    })
    .prefault({}),
  runbooks: z.strictObject({ folder: z.string().nullable().default(null) }).prefault({}),
  model: z.strictObject({ folder: z.string().nullable().default(null) }).prefault({}),
  approvers: z.array(slackPerson).default([]),
  on_call: z.array(slackPerson).default([]),
  services: z.record(z.string(), service).default({}),
  autonomy: z
    .strictObject({ default: autonomySchema.default('ask'), rules: z.array(autonomyRule).default([]) })
    .prefault({}),
  confidence: z
    .strictObject({
      act: z.number().min(0).max(1).default(0.6),
      high: z.number().min(0).max(1).default(0.85),
      claim: z.number().min(0).max(1).default(0.7),
    })
    .prefault({}),
  decisions: decisionSettings,
  correlation: z.strictObject({ window: duration.prefault('15m') }).prefault({}),
  approvals: approvalSettings,
  guardrails: guardrailSettings,
  targets: z
    .strictObject({ when_busy: z.enum(['wait', 'refuse']).default('wait'), wait_at_most: duration.prefault('30m') })
    .prefault({}),
  scripts: scriptSettings,
  evidence: z
    .strictObject({
      timeout: duration.prefault('10s'),
      metrics: z.record(z.string(), metric).default(defaultMetrics),
      logs: queryTemplate('logql')
        .regex(
          /^\s*\{[^}]*=[\s\S]*\}\s*$/,
          'must be the selector of a service’s lines alone, such as {k8s_app="{{ service }}"}',
        )
        .nullable()
        .default(null),
    })
    .prefault({}),
});

export type Settings = z.infer<typeof everySetting>;

/** firebreak.yml: everything that is not a secret. Unknown keys are refused, because a misspelt one would be ignored. */
export const settingsSchema = everySetting.superRefine((settings, context) => {
  for (const { path, message } of settingClashes(settings)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});
