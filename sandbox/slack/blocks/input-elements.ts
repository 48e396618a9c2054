import { z } from 'zod';
import { actionable, dispatchable, focusable, placeholdable } from './element-base.ts';

const base = { ...actionable, ...dispatchable, ...focusable, ...placeholdable };
const numberText = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a number written as text');

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  initial_value: z.looseObject({ type: z.literal('rich_text') }).optional(),
  min_lines: z.number().int().optional(),
  max_lines: z.number().int().optional(),
  ...base,
});

/** Elements that only an input block may hold. */
export const inputs = [
  z
    .strictObject({
      type: z.literal('plain_text_input'),
      initial_value: z.string().max(3000).optional(),
      multiline: z.boolean().optional(),
      min_length: z.number().int().min(0).max(3000).optional(),
      max_length: z.number().int().min(1).max(3000).optional(),
      ...base,
    })
    .refine(
      ({ min_length: least = 0, max_length: most = 3000 }) => least <= most,
      'min_length must not be greater than max_length',
    ),
  z.strictObject({ type: z.literal('email_text_input'), initial_value: z.string().optional(), ...base }),
  z.strictObject({ type: z.literal('url_text_input'), initial_value: z.string().optional(), ...base }),
  z.strictObject({
    type: z.literal('number_input'),
    is_decimal_allowed: z.boolean(),
    initial_value: numberText.optional(),
    min_value: numberText.optional(),
    max_value: numberText.optional(),
    ...base,
  }),
  richTextInput,
  z.strictObject({
    type: z.literal('file_input'),
    filetypes: z.array(z.string()).min(1).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
    ...actionable,
  }),
] as const;
