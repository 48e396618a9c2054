import type { z } from 'zod';
import { alert, card, carousel, container, contextActions } from './card-blocks.ts';
import { actions, context, divider, file, header, image, input, markdown, section, video } from './layout-blocks.ts';
import { richTextBlock } from './rich-text.ts';
import { dataTable, table } from './table-blocks.ts';
import { plan, taskCard } from './task-blocks.ts';

/** Every block that is known, by its type; limits after @slack/types 3.2 and docs reference/block-kit. */
export const blockSchemas: Readonly<Record<string, z.ZodType>> = {
  actions,
  alert,
  card,
  carousel,
  container,
  context,
  context_actions: contextActions,
  data_table: dataTable,
  divider,
  file,
  header,
  image,
  input,
  markdown,
  plan,
  rich_text: richTextBlock,
  section,
  table,
  task_card: taskCard,
  video,
};
