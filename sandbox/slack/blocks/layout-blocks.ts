import { z } from 'zod';
import { button, overflow, workflowButton } from './button-elements.ts';
import { choices } from './choice-elements.ts';
import { hasOneSource, imageElement, imageSource, oneSource } from './image-element.ts';
import { inputs, richTextInput } from './input-elements.ts';
import { selects } from './select-elements.ts';
import { anyText, blockBase, plainText, webAddress } from './text-objects.ts';

const accessory = z.discriminatedUnion('type', [
  button,
  overflow,
  workflowButton,
  imageElement,
  ...selects,
  ...choices,
]);

export const section = z
  .strictObject({
    type: z.literal('section'),
    ...blockBase,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, 'missing required field: text or fields');

export const header = z.strictObject({
  type: z.literal('header'),
  ...blockBase,
  text: plainText(150),
});

export const divider = z.strictObject({ type: z.literal('divider'), ...blockBase });

export const context = z.strictObject({
  type: z.literal('context'),
  ...blockBase,
  elements: z
    .array(z.discriminatedUnion('type', [imageElement, ...anyText(3000).options]))
    .min(1)
    .max(10),
});

export const actions = z.strictObject({
  type: z.literal('actions'),
  ...blockBase,
  elements: z
    .array(z.discriminatedUnion('type', [button, overflow, workflowButton, richTextInput, ...selects, ...choices]))
    .min(1)
    .max(25),
});

export const image = z
  .strictObject({
    type: z.literal('image'),
    ...blockBase,
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
    ...imageSource,
  })
  .refine(hasOneSource, oneSource);

export const input = z.strictObject({
  type: z.literal('input'),
  ...blockBase,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [...inputs, ...selects, ...choices]),
});

export const markdown = z.strictObject({
  type: z.literal('markdown'),
  ...blockBase,
  text: z.string().min(1).max(12_000),
});

export const file = z.strictObject({
  type: z.literal('file'),
  ...blockBase,
  external_id: z.string().min(1).max(255),
  source: z.literal('remote'),
});

export const video = z.strictObject({
  type: z.literal('video'),
  ...blockBase,
  alt_text: z.string().min(1),
  video_url: webAddress,
  thumbnail_url: webAddress,
  title: plainText(200),
  title_url: webAddress.optional(),
  author_name: z.string().max(50).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: webAddress.optional(),
  description: plainText(200).optional(),
});
