import { z } from 'zod';

/** A plain_text object of at most `most` characters; nothing else is allowed where this stands. */
export function plainText(most: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  });
}

export function markdownText(most: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(most),
    verbatim: z.boolean().optional(),
  });
}

/** Either kind of text object (docs: reference/block-kit/composition-objects/text-object). */
export function anyText(most: number) {
  return z.discriminatedUnion('type', [plainText(most), markdownText(most)]);
}

export const identifier = z.string().min(1).max(255);

export const webAddress = z
  .string()
  .max(3000)
  .refine((text) => URL.canParse(text), 'must be a valid URL');

/** What every block may carry beside its own members. */
export const blockBase = { block_id: identifier.optional() };
