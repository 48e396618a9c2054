import { z } from 'zod';
import { templateProblem } from '#runbooks/templates/render.ts';
import { parseTemplate } from '#runbooks/templates/template.ts';

/** A query in PromQL or LogQL whose `{{ values }}` are filled in for each incident, as in a runbook. */
export const queryTemplate = (language: 'promql' | 'logql') =>
  z.string().superRefine((source, context) => {
    const parsed = parseTemplate(source);
    const problem = parsed.ok ? templateProblem(parsed.template, language) : parsed.message;
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

/** The names that a template's values begin with: `labels` of `{{ labels.pod }}`. */
export function namesInTemplate(source: string): readonly string[] {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return [];
  const paths = parsed.template.parts.flatMap((part) => (part.kind === 'output' ? part.variables : []));
  return [...new Set(paths.map((path) => path.split('.')[0] ?? path))];
}
