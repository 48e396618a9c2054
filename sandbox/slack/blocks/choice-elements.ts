import { z } from 'zod';
import { actionable, confirmable, focusable, placeholdable } from './element-base.ts';
import { richOption } from './option-objects.ts';

const base = { ...actionable, ...confirmable, ...focusable };
const tenOptions = z.array(richOption).min(1).max(10);
const notOffered = 'an initial option must be one of the options';

const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    options: tenOptions,
    initial_options: z.array(richOption).min(1).optional(),
    ...base,
  })
  .refine(
    ({ options, initial_options: initial = [] }) =>
      initial.every((chosen) => options.some((option) => option.value === chosen.value)),
    notOffered,
  );

const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    options: tenOptions,
    initial_option: richOption.optional(),
    ...base,
  })
  .refine(
    ({ options, initial_option: initial }) => !initial || options.some((option) => option.value === initial.value),
    notOffered,
  );

/** Boxes, radio buttons and pickers of a date or a time. */
export const choices = [
  checkboxes,
  radioButtons,
  z.strictObject({
    type: z.literal('datepicker'),
    initial_date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as YYYY-MM-DD')
      .optional(),
    ...base,
    ...placeholdable,
  }),
  z.strictObject({
    type: z.literal('timepicker'),
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as HH:mm')
      .optional(),
    timezone: z.string().optional(),
    ...base,
    ...placeholdable,
  }),
  z.strictObject({ type: z.literal('datetimepicker'), initial_date_time: z.number().int().optional(), ...base }),
] as const;
