import { z } from 'zod';
import { labelsSchema } from '#domain/alert.ts';
import type { Labels } from '#domain/alert.ts';
import { alertContextSchema, historyRecordSchema } from '#domain/history.ts';
import { parseSeverity } from '#domain/severity.ts';
import type { Severity } from '#domain/severity.ts';
import { expressionIn } from '#ml/alert-text.ts';
import type { AlertLine, LineProblem } from './alert-line.ts';
import { alertTextOfRule, ruleRowSchema } from './rule-row.ts';

const idSchema = z.union([z.string(), z.number().transform(String)]).nullish();
/** Around the alert; without `at` the alert's own beginning is taken. */
const contextSchema = z.record(z.string(), z.unknown()).nullish();

const ruleSchema = ruleRowSchema
  .omit({ id: true, repo: true, license: true })
  .extend({ id: idSchema, annotations: labelsSchema.nullish(), context: contextSchema });

const alertSchema = z.object({
  id: idSchema,
  name: z.string(),
  summary: z.string().nullish(),
  description: z.string().nullish(),
  labels: labelsSchema.nullish(),
  annotations: labelsSchema.nullish(),
  /** The rule's PromQL; without it, that of the generator URL. */
  expression: z.string().nullish(),
  generatorUrl: z.string().nullish(),
  severityHint: z.string().nullish(),
  startsAt: z.unknown().optional(),
  context: contextSchema,
});

const alertmanagerSchema = alertSchema
  .omit({ name: true, summary: true, description: true, labels: true })
  .extend({ labels: z.object({ alertname: z.string() }).catchall(z.string()), generatorURL: z.string().nullish() });

/** A history record of which only the alert must be there. */
const recordSchema = z.object({
  id: idSchema,
  alert: historyRecordSchema.unwrap().shape.alert,
  context: contextSchema,
  label: historyRecordSchema.unwrap().shape.label,
  severityHint: historyRecordSchema.unwrap().shape.severityHint,
  reach: historyRecordSchema.unwrap().shape.reach.nullish(),
});

export type ReadAlertLine =
  | { readonly ok: true; readonly line: AlertLine }
  | { readonly ok: false; readonly problem: LineProblem };

/**
 * Reads one line, a JSON object in one of four shapes: a history record (`alert` …), a rule of a corpus (`alertname`, `expr` …), an alert of Firebreak's own
 * (`name`, `summary`, `generatorUrl` …), or one of Alertmanager's API (`labels.alertname`, `annotations`). Each may carry `id` and `context`. What else
 * stands in the object is not read.
 */
export function readAlertLine(text: string): ReadAlertLine {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return bad('', `is not JSON (${error instanceof Error ? error.message : ''})`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return bad('', 'is not a JSON object');
  if ('alert' in json) return readRecord(json);
  if ('alertname' in json) return readRule(json);
  if ('name' in json) return readOwn(json);
  if ('labels' in json) return readAlertmanager(json);
  return bad(
    '',
    'has none of "alertname" (a rule), "name" (an alert), "alert" (a history record), "labels" (Alertmanager)',
  );
}

function readRecord(json: object): ReadAlertLine {
  const parsed = recordSchema.safeParse(json);
  if (!parsed.success) return refused(parsed.error);
  const { id, alert, context, label, severityHint, reach } = parsed.data;
  return withContext(context, undefined, { id: id ?? null, alert, severityHint, reach: reach ?? null, label });
}

function readRule(json: object): ReadAlertLine {
  const parsed = ruleSchema.safeParse(json);
  if (!parsed.success) return refused(parsed.error);
  const { id, annotations, context, severity } = parsed.data;
  const alert = { ...alertTextOfRule(parsed.data), annotations: annotations ?? {} };
  const severityHint = severityOf(severity, alert.labels);
  return withContext(context, undefined, { id: id ?? null, alert, severityHint, reach: null, label: null });
}

function readOwn(json: object): ReadAlertLine {
  const parsed = alertSchema.safeParse(json);
  if (!parsed.success) return refused(parsed.error);
  const { id, name, summary, description, context, startsAt } = parsed.data;
  const [labels, annotations] = [parsed.data.labels ?? {}, parsed.data.annotations ?? {}];
  const expression = parsed.data.expression ?? expressionIn(parsed.data.generatorUrl ?? null);
  const alert = { name, summary: summary ?? '', description: description ?? '', labels, annotations, expression };
  const severityHint = severityOf(parsed.data.severityHint, labels);
  return withContext(context, startsAt, { id: id ?? null, alert, severityHint, reach: null, label: null });
}

function readAlertmanager(json: object): ReadAlertLine {
  const parsed = alertmanagerSchema.safeParse(json);
  if (!parsed.success) return refused(parsed.error);
  const { id, labels, context, startsAt, generatorURL } = parsed.data;
  const annotations = parsed.data.annotations ?? {};
  const alert = {
    name: labels.alertname,
    summary: annotations['summary'] ?? '',
    description: annotations['description'] ?? annotations['message'] ?? '',
    labels,
    annotations,
    expression: expressionIn(generatorURL ?? null),
  };
  const severityHint = severityOf(null, labels);
  return withContext(context, startsAt, { id: id ?? null, alert, severityHint, reach: null, label: null });
}

/** A sender's words for severity are many; one that is not known says nothing. */
function severityOf(word: string | null | undefined, labels: Labels): Severity | null {
  return parseSeverity(word ?? labels['severity'] ?? '');
}

function withContext(
  context: Readonly<Record<string, unknown>> | null | undefined,
  startsAt: unknown,
  line: Omit<AlertLine, 'context'>,
): ReadAlertLine {
  if (context === null || context === undefined) return { ok: true, line: { ...line, context: null } };
  const parsed = alertContextSchema.safeParse({ at: startsAt, ...context });
  if (!parsed.success) return refused(parsed.error, 'context');
  return { ok: true, line: { ...line, context: parsed.data } };
}

function refused(error: z.ZodError, within = ''): ReadAlertLine {
  const [issue] = error.issues;
  const path = [...(within === '' ? [] : [within]), ...(issue?.path.map(String) ?? [])].join('.');
  return bad(path, issue?.message ?? 'is not as expected');
}

function bad(field: string, message: string): ReadAlertLine {
  return { ok: false, problem: { field, message } };
}
