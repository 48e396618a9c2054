import { z } from 'zod';
import { blockBase } from './text-objects.ts';

const style = z.looseObject({}).optional();
const inline = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.looseObject({ type: z.literal('link'), url: z.string().min(1), text: z.string().optional(), style }),
  z.looseObject({ type: z.literal('user'), user_id: z.string().min(1), style }),
  z.looseObject({ type: z.literal('usergroup'), usergroup_id: z.string().min(1), style }),
  z.looseObject({ type: z.literal('channel'), channel_id: z.string().min(1), style }),
  z.looseObject({ type: z.literal('team'), team_id: z.string().min(1), style }),
  z.looseObject({ type: z.literal('emoji'), name: z.string().min(1), style }),
  z.looseObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  z.looseObject({ type: z.literal('color'), value: z.string().min(1), style }),
  z.looseObject({ type: z.literal('date'), timestamp: z.number(), format: z.string().min(1), style }),
]);

const border = z.number().int().min(0).max(1).optional();
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline) });

/** A rich_text block (docs: reference/block-kit/blocks/rich-text-block). */
export const richTextBlock = z.strictObject({
  type: z.literal('rich_text'),
  ...blockBase,
  elements: z.array(
    z.discriminatedUnion('type', [
      section,
      z.strictObject({
        type: z.literal('rich_text_list'),
        style: z.enum(['bullet', 'ordered']),
        elements: z.array(section),
        indent: z.number().int().min(0).optional(),
        offset: z.number().int().min(0).optional(),
        border,
      }),
      z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline), border }),
      z.strictObject({
        type: z.literal('rich_text_preformatted'),
        elements: z.array(inline),
        language: z.string().optional(),
        border,
      }),
    ]),
  ),
});
