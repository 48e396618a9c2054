import { z } from 'zod';
import { button, feedbackButtons, iconButton } from './button-elements.ts';
import { imageElement } from './image-element.ts';
import { actions, context, divider, file, header, image, input, section, video } from './layout-blocks.ts';
import { richTextBlock } from './rich-text.ts';
import { table } from './table-blocks.ts';
import { anyText, blockBase, markdownText, plainText } from './text-objects.ts';

/** The blocks of 2026: alert, card, carousel, container, and the row of feedback buttons. */
export const alert = z.strictObject({
  type: z.literal('alert'),
  ...blockBase,
  text: anyText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

export const card = z.strictObject({
  type: z.literal('card'),
  ...blockBase,
  hero_image: imageElement.optional(),
  icon: imageElement.optional(),
  title: markdownText(150).optional(),
  subtitle: markdownText(150).optional(),
  body: markdownText(200).optional(),
  actions: z.array(button).max(3).optional(),
});

export const carousel = z.strictObject({
  type: z.literal('carousel'),
  ...blockBase,
  elements: z.array(card).min(1).max(10),
});

const child = z.discriminatedUnion('type', [
  actions,
  context,
  divider,
  file,
  header,
  image,
  input,
  richTextBlock,
  section,
  table,
  video,
]);

export const container = z
  .strictObject({
    type: z.literal('container'),
    ...blockBase,
    title: plainText(150).optional(),
    rich_text_title: richTextBlock.optional(),
    subtitle: anyText(150).optional(),
    child_blocks: z.array(child).min(1).max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: imageElement.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine(
    (block) => block.title === undefined || block.rich_text_title === undefined,
    'must not have both title and rich_text_title',
  );

export const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...blockBase,
  elements: z
    .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
    .min(1)
    .max(5),
});
