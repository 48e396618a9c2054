import { z } from 'zod';
import { webAddress } from './text-objects.ts';

const slackFile = z.union([z.strictObject({ url: webAddress }), z.strictObject({ id: z.string().min(1) })]);

/** Where an image comes from: an address or a file of the workspace, never both. */
export const imageSource = { image_url: webAddress.optional(), slack_file: slackFile.optional() };

export function hasOneSource(image: { readonly image_url?: unknown; readonly slack_file?: unknown }): boolean {
  return (image.image_url === undefined) !== (image.slack_file === undefined);
}

export const oneSource = 'must have either image_url or slack_file';

export const imageElement = z
  .strictObject({ type: z.literal('image'), alt_text: z.string().min(1).max(2000), ...imageSource })
  .refine(hasOneSource, oneSource);
