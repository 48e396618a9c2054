import { z } from 'zod';
import type { Variables } from '#runbooks/expressions/expression.ts';
import { render } from '#runbooks/templates/render.ts';
import type { StepText } from '#runbooks/step-type.ts';
import { parseQuantity } from './quantity.ts';
import type { Resolved } from './target.ts';
import { parseSize, type SizeRequest } from './wanted-size.ts';

const words = 'a size such as 768Mi, +50%, x2 or +256Mi';

/** A size, whole or relative to the present one. A template may only fill in a whole one. */
export const sizeField = z
  .string({ error: `is not ${words}` })
  .refine((text) => text.includes('{{') || parseSize(text) !== null, { error: `is not ${words}: write one of these` });

/** A size that is not to be passed. */
export const capField = z
  .string({ error: 'is not a quantity such as 4Gi or 2' })
  .refine((text) => (parseQuantity(text) ?? 0n) > 0n, { error: 'is not a quantity above 0: write it like 4Gi or 2' })
  .optional();

export function sizeTexts(size: string | undefined, field: readonly string[]): readonly StepText[] {
  if (size === undefined || !size.includes('{{')) return [];
  return [{ kind: 'template', field, text: size, context: 'kubernetes-quantity' }];
}

/** The size that a field asks for, rendered and checked. */
export function resolveSize(size: string, variables: Variables): Resolved<SizeRequest> {
  const rendered = size.includes('{{')
    ? render(size, variables, 'kubernetes-quantity')
    : ({ ok: true, text: size } as const);
  if (!rendered.ok) return { ok: false, reason: `the size ${size}: ${rendered.message}` };
  const request = parseSize(rendered.text);
  return request === null
    ? { ok: false, reason: `the size ${size}: it is not ${words}` }
    : { ok: true, value: request };
}
