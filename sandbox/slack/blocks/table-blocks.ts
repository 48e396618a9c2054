import { z } from 'zod';
import { richTextBlock } from './rich-text.ts';
import { blockBase } from './text-objects.ts';

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string() }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string() }),
  richTextBlock,
]);

const rows = z.array(z.array(cell).min(1).max(20)).min(1).max(100);

const columnSetting = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
});

export const table = z.strictObject({
  type: z.literal('table'),
  ...blockBase,
  rows,
  column_settings: z.array(columnSetting.nullable()).max(20).optional(),
});

export const dataTable = z.strictObject({
  type: z.literal('data_table'),
  ...blockBase,
  rows,
  caption: z.string().min(1),
  page_size: z.number().int().min(1).max(100).optional(),
  row_header_column_index: z.number().int().min(0).max(19).optional(),
});
