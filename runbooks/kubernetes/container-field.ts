import { z } from 'zod';
import type { Variables } from '#runbooks/expressions/expression.ts';
import { render } from '#runbooks/templates/render.ts';
import type { StepText } from '#runbooks/step-type.ts';
import type { Resolved } from './target.ts';

/** The name of a container. */
export const containerField = z
  .string()
  .min(1)
  .optional()
  .describe('A container of the pods; needed only where they have several. A template.');

export function containerTexts(container: string | undefined): readonly StepText[] {
  if (container === undefined) return [];
  return [{ kind: 'template', field: ['container'], text: container, context: 'kubernetes-name' }];
}

/** The container's name, rendered and checked; null where none is named. */
export function resolveContainer(container: string | undefined, variables: Variables): Resolved<string | null> {
  if (container === undefined) return { ok: true, value: null };
  const name = render(container, variables, 'kubernetes-name');
  return name.ok
    ? { ok: true, value: name.text }
    : { ok: false, reason: `the container ${container}: ${name.message}` };
}
