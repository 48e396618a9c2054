import type { Json } from '#domain/run.ts';
import { valueAt, type Variables } from '#runbooks/expressions/expression.ts';
import { render } from './render.ts';
import type { RenderedValue } from './render-value.ts';
import type { StepText } from '#runbooks/step-type.ts';

/**
 * A block of YAML with its values filled in. Only values are templates, never names, and whoever writes the block as
 * JSON encodes them, so whatever a label holds stays one value. A text that is a single `{{ name }}` becomes that value,
 * of whatever kind it is.
 */
export function renderBlock(block: Json, variables: Variables): RenderedValue {
  if (typeof block === 'string') return renderText(block, variables);
  if (typeof block !== 'object' || block === null) return { ok: true, value: block };
  const entries: [string, Json][] = [];
  for (const [name, value] of Object.entries(block)) {
    const rendered = renderBlock(value, variables);
    if (!rendered.ok) return rendered;
    entries.push([name, rendered.value]);
  }
  const isList = Array.isArray(block);
  return { ok: true, value: isList ? entries.map(([, value]) => value) : Object.fromEntries(entries) };
}

/** The templates of a block, each with its place. */
export function blockTexts(block: Json, field: StepText['field']): readonly StepText[] {
  if (typeof block === 'string') {
    return block.includes('{{') ? [{ kind: 'template', field, text: block, context: 'text' }] : [];
  }
  if (typeof block !== 'object' || block === null) return [];
  return Object.entries(block).flatMap(([name, value]) => {
    return blockTexts(value, [...field, Array.isArray(block) ? Number(name) : name]);
  });
}

function renderText(text: string, variables: Variables): RenderedValue {
  const single = /^\{\{-?\s*([A-Za-z][\w.]*)\s*-?\}\}$/.exec(text.trim())?.[1];
  if (single === undefined) {
    const rendered = render(text, variables, 'text');
    return rendered.ok ? { ok: true, value: rendered.text } : { ok: false, message: `${text}: ${rendered.message}` };
  }
  const found = valueAt(variables, single);
  if (found === undefined) return { ok: false, message: `${single} is not known` };
  return { ok: true, value: typeof found === 'string' ? found.toWellFormed() : found };
}
