import { z } from 'zod';
import { inputIds } from '#handlers/slack/ids.ts';
import type { Inputs } from './modal-form.ts';

const element = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});
const stateSchema = z.object({ values: z.record(z.string(), z.record(z.string(), element)) });

/** What a sent form holds, trimmed, by input; null for an input that is empty or was not in the form. */
export function readInputs(state: unknown): Inputs {
  const parsed = stateSchema.safeParse(state);
  if (!parsed.success) return {};
  const { values } = parsed.data;
  return Object.fromEntries(
    Object.values(inputIds).map((id) => {
      const found = values[id]?.[id];
      const text = (found?.value ?? found?.selected_option?.value ?? '').trim();
      return [id, text === '' ? null : text];
    }),
  );
}
