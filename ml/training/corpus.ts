import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { classSchema } from '#domain/classification.ts';
import type { AlertClass } from '#domain/classification.ts';
import type { LabelledAlert } from './labelled-alert.ts';

/** Licences under which a shipped model may learn from a text; attribution is given in the model card. */
const permissiveLicences: ReadonlySet<string> = new Set([
  'Apache-2.0',
  'MIT',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-4.0',
]);

/** Whether a shipped model may learn from text under this licence (an SPDX expression of exactly one licence). */
export function isPermissive(licence: string): boolean {
  return permissiveLicences.has(licence);
}

const ruleSchema = z.object({
  id: z.string(),
  repo: z.string(),
  license: z.string(),
  alertname: z.string(),
  expr: z.string().nullish(),
  summary: z.string().nullish(),
  description: z.string().nullish(),
  labels: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Reads a corpus of labelled alert rules: `rules.jsonl` (one rule a line) and `labels.tsv` (id, label, alternatives joined by `|`).
 * A rule without a label is left out. Throws a RangeError that names file, line and field.
 */
export async function readCorpus(folder: string): Promise<readonly LabelledAlert[]> {
  const labels = readLabels(await readFile(join(folder, 'labels.tsv'), 'utf8'));
  const lines = (await readFile(join(folder, 'rules.jsonl'), 'utf8')).split('\n');
  const examples: LabelledAlert[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parsed = ruleSchema.safeParse(parseJson(line, at + 1));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new RangeError(`rules.jsonl line ${at + 1}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
    }
    const rule = parsed.data;
    const label = labels.get(rule.id);
    if (label === undefined) continue;
    examples.push({
      alert: {
        name: rule.alertname,
        summary: rule.summary ?? '',
        description: rule.description ?? '',
        labels: textLabels(rule.labels ?? {}),
        annotations: {},
        expression: rule.expr ?? '',
      },
      ...label,
      source: rule.repo,
      licence: rule.license,
    });
  }
  return examples;
}

function parseJson(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new RangeError(`rules.jsonl line ${number}: not JSON`, { cause });
  }
}

function readLabels(text: string): Map<string, { label: AlertClass; alternatives: readonly AlertClass[] }> {
  const labels = new Map<string, { label: AlertClass; alternatives: readonly AlertClass[] }>();
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [id = '', label = '', others = ''] = line.split('\t');
    labels.set(id, {
      label: readClass(label, at + 1),
      alternatives: others
        .split('|')
        .filter((other) => other.trim() !== '')
        .map((other) => readClass(other, at + 1)),
    });
  }
  return labels;
}

function readClass(text: string, line: number): AlertClass {
  const parsed = classSchema.safeParse(text.trim());
  if (!parsed.success) throw new RangeError(`labels.tsv line ${line}: "${text}" is not a class of the taxonomy`);
  return parsed.data;
}

function textLabels(labels: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}
