import type { Json } from '#domain/run.ts';
import type { Scalar, Site } from './context-rules.ts';
import { templateContexts } from './contexts/table.ts';
import type { Variables } from '#runbooks/expressions/expression.ts';
import { plainText } from './plain-text.ts';
import { outputValue, parseTemplate, sayTemplateError, type Template } from './template.ts';

/** What a template becomes part of; each context makes values harmless in its own way, or refuses them. */
export type TemplateContext = keyof typeof templateContexts;

export type Rendered = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/**
 * Fills in a template. Whatever the variables hold, it stays data: it can end no string of a query, name no other host,
 * write no mention, begin no option, and name no object that Kubernetes' own rules would not allow. An unknown, empty
 * (null) or structured value is an error, never an empty text; only JSON takes lists and objects.
 */
export function render(source: string, variables: Variables, context: TemplateContext): Rendered {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return parsed;
  return fillIn(parsed.template, context, (content) => valueOf(content, variables, source));
}

/** What is wrong with a template whatever it is filled with, or null. Its sites are taken to be sound. */
export function templateProblem(template: Template, context: TemplateContext): string | null {
  const rendered = templateContexts[context].examples.map((example) =>
    fillIn(template, context, () => ({ ok: true, value: example })),
  );
  const [first] = rendered;
  return first === undefined || first.ok || rendered.some((one) => one.ok) ? null : first.message;
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
    const value = valueOf(part.content, variables, source);
    text += value.ok && isScalar(value.value) ? plainText(value.value) : `{{ ${part.content} }}`;
  }
  return text;
}

type Value = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string };

function fillIn(template: Template, context: TemplateContext, valueFor: (content: string) => Value): Rendered {
  const { sites, problem, longestText } = templateContexts[context];
  const found = sites(template);
  let text = '';
  let outputs = 0;
  for (const part of template.parts) {
    if (part.kind === 'text') {
      text += part.text;
      continue;
    }
    const value = valueFor(part.content);
    if (!value.ok) return value;
    const filled = fill(part.content, value.value, found[outputs]);
    if (!filled.ok) return filled;
    text += filled.text;
    outputs += 1;
  }
  if (text.length > longestText) return { ok: false, message: `the text is longer than ${longestText} characters` };
  const message = problem(text, template);
  return message === null ? { ok: true, text } : { ok: false, message };
}

function fill(content: string, value: Json, site: Site | undefined): Rendered {
  const refused = (reason: string): Rendered => ({ ok: false, message: `{{ ${content} }}: ${reason}` });
  if (site === undefined) return refused('its place in the text is not known');
  switch (site.kind) {
    case 'refused':
      return refused(`no value can be filled in here: ${site.reason}`);
    case 'structure': {
      const filled = site.fill(value);
      return filled.ok ? filled : refused(filled.message);
    }
    case 'scalar': {
      if (!isScalar(value)) return notOneValue(content);
      const filled = site.fill(value);
      return filled.ok ? filled : refused(filled.message);
    }
  }
}

function valueOf(content: string, variables: Variables, source: string): Value {
  let value: unknown;
  try {
    value = outputValue(content, variables);
  } catch (error) {
    return { ok: false, message: sayTemplateError(error, source) };
  }
  if (value === null || value === undefined) return { ok: false, message: `${content} has no value here` };
  return isJson(value) ? { ok: true, value } : notOneValue(content);
}

function notOneValue(content: string): Value & { readonly ok: false } {
  return { ok: false, message: `${content} is not one value: name a member of it` };
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Variables are JSON; the template language has objects of its own (`empty`, `blank`) that are not. */
function isJson(value: unknown): value is Json {
  if (typeof value !== 'object' || value === null) return isScalar(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
