import { z } from 'zod';
import type { AlertText } from '#ml/alert-text.ts';

/** An alert rule as a corpus holds it, a JSON object a line. What else stands in the object is not read. */
export const ruleRowSchema = z.object({
  id: z.string().min(1),
  /** The repository: rules of one are never on both sides of an exam. */
  repo: z.string().min(1),
  /** SPDX expression. */
  license: z.string(),
  alertname: z.string(),
  expr: z.string().nullish(),
  summary: z.string().nullish(),
  description: z.string().nullish(),
  /** The author's word. */
  severity: z.string().nullish(),
  labels: z.record(z.string(), z.unknown()).nullish(),
});
export type RuleRow = z.infer<typeof ruleRowSchema>;

/** The rule as the model reads an alert; labels that are no text are left out. */
export function alertTextOfRule(rule: Omit<RuleRow, 'id' | 'repo' | 'license'>): AlertText {
  return {
    name: rule.alertname,
    summary: rule.summary ?? '',
    description: rule.description ?? '',
    labels: Object.fromEntries(
      Object.entries(rule.labels ?? {}).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    ),
    annotations: {},
    expression: rule.expr ?? '',
  };
}
