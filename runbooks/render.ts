import { escapePromql, type Escaped } from './escape-promql.ts';
import type { Variables } from './expression.ts';
import { kubernetesNameProblem } from './kubernetes-name.ts';
import { plainText, slackText } from './plain-text.ts';
import { promqlSites, type PromqlSite } from './promql-sites.ts';
import { outputValue, parseTemplate, sayTemplateError } from './template.ts';

/** What a template becomes part of; each context makes values harmless in its own way, or refuses them. */
export const templateContexts = ['plain', 'slack', 'promql', 'kubernetes-name', 'kubernetes-namespace'] as const;
export type TemplateContext = (typeof templateContexts)[number];

export type Rendered = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

const longestText = 10_000;

/**
 * Fills in a template. Whatever the variables hold, it stays data: it can end no string of a query, write no mention,
 * and name no object that Kubernetes' own rules would not allow. An unknown, empty (null) or structured value is an
 * error, never an empty text.
 */
export function render(source: string, variables: Variables, context: TemplateContext): Rendered {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return parsed;
  const sites = context === 'promql' ? promqlSites(parsed.template) : [];
  let text = '';
  let outputs = 0;
  for (const part of parsed.template.parts) {
    if (part.kind === 'text') {
      text += part.text;
      continue;
    }
    const value = scalarOf(part.content, variables, source);
    if (!value.ok) return value;
    const escaped = escapeFor(context, value.value, sites[outputs]);
    if (!escaped.ok) return { ok: false, message: `{{ ${part.content} }}: ${escaped.message}` };
    text += escaped.text;
    outputs += 1;
  }
  if (text.length > longestText) return { ok: false, message: `the text is longer than ${longestText} characters` };
  return checked(text, context);
}

/** A template as plain text with the values known so far; what cannot be filled in stands as it is written. */
export function renderKnown(source: string, variables: Variables): string {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return source;
  let text = '';
  for (const part of parsed.template.parts) {
    if (part.kind === 'text') {
      text += part.text;
      continue;
    }
    const value = scalarOf(part.content, variables, source);
    text += value.ok ? plainText(value.value) : `{{ ${part.content} }}`;
  }
  return text;
}

type Scalar =
  | { readonly ok: true; readonly value: string | number | boolean }
  | { readonly ok: false; readonly message: string };

function scalarOf(content: string, variables: Variables, source: string): Scalar {
  let value: unknown;
  try {
    value = outputValue(content, variables);
  } catch (error) {
    return { ok: false, message: sayTemplateError(error, source) };
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { ok: true, value };
  if (value === null || value === undefined) return { ok: false, message: `${content} has no value here` };
  return { ok: false, message: `${content} is not one value: name a member of it` };
}

function escapeFor(context: TemplateContext, value: string | number | boolean, site: PromqlSite | undefined): Escaped {
  switch (context) {
    case 'promql':
      return escapePromql(value, site ?? { kind: 'refused', reason: 'its place in the query is not known' });
    case 'slack':
      return { ok: true, text: slackText(value) };
    case 'plain':
      return { ok: true, text: plainText(value) };
    case 'kubernetes-name':
    case 'kubernetes-namespace':
      return { ok: true, text: String(value) };
  }
}

function checked(text: string, context: TemplateContext): Rendered {
  if (context !== 'kubernetes-name' && context !== 'kubernetes-namespace') return { ok: true, text };
  const problem = kubernetesNameProblem(text, context === 'kubernetes-name' ? 'subdomain' : 'label');
  return problem === null ? { ok: true, text } : { ok: false, message: problem };
}
