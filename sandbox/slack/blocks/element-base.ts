import { z } from 'zod';
import { confirmDialog } from './option-objects.ts';
import { identifier, plainText } from './text-objects.ts';

/** Members shared by the interactive elements, grouped as in the reference. */
export const actionable = { action_id: identifier.optional() };
export const confirmable = { confirm: confirmDialog.optional() };
export const focusable = { focus_on_load: z.boolean().optional() };
export const placeholdable = { placeholder: plainText(150).optional() };
export const dispatchable = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .max(2),
    })
    .optional(),
};
