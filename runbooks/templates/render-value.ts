import type { Json } from '#domain/run.ts';
import { valueAt, type Variables } from '#runbooks/expressions/expression.ts';
import { render } from './render.ts';
import { parseTemplate } from './template.ts';

export type RenderedValue =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly message: string };

/** A value whose texts are templates. One that is a single `{{ name }}` becomes that value, of whatever kind it is. */
export function renderValue(value: Json, variables: Variables): RenderedValue {
  if (typeof value !== 'string') return { ok: true, value };
  const single = singleVariable(value);
  if (single !== null) {
    const found = valueAt(variables, single);
    return found === undefined ? { ok: false, message: `${single} is not known` } : { ok: true, value: found };
  }
  const rendered = render(value, variables, 'plain');
  return rendered.ok ? { ok: true, value: rendered.text } : rendered;
}

function singleVariable(text: string): string | null {
  const parsed = parseTemplate(text.trim());
  if (!parsed.ok || parsed.template.parts.length !== 1) return null;
  const [part] = parsed.template.parts;
  if (part?.kind !== 'output') return null;
  return part.variables.length === 1 && part.variables[0] === part.content ? part.content : null;
}
