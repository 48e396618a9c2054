import { z } from 'zod';
import { anyText, plainText, webAddress } from './text-objects.ts';

const optionBase = {
  value: z.string().max(150).optional(),
  description: plainText(75).optional(),
};

export const plainOption = z.strictObject({ text: plainText(75), ...optionBase });

/** Checkboxes and radio buttons take mrkdwn, also in the description. */
export const richOption = z.strictObject({
  text: anyText(75),
  value: z.string().max(150),
  description: anyText(75).optional(),
});

export const overflowOption = z.strictObject({ text: plainText(75), ...optionBase, url: webAddress.optional() });

export const optionGroup = z.strictObject({ label: plainText(75), options: z.array(plainOption).min(1).max(100) });

/** The dialog that asks before an element acts (docs: composition-objects/confirmation-dialog-object). */
export const confirmDialog = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
