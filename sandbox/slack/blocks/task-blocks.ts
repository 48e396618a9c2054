import { z } from 'zod';
import { richTextBlock } from './rich-text.ts';
import { blockBase, webAddress } from './text-objects.ts';

/** One step of a plan with its state: pending, in progress, complete or failed. */
export const taskCard = z.strictObject({
  type: z.literal('task_card'),
  ...blockBase,
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: richTextBlock.optional(),
  output: richTextBlock.optional(),
  sources: z.array(z.strictObject({ type: z.literal('url'), url: webAddress, text: z.string().min(1) })).optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
});

export const plan = z.strictObject({
  type: z.literal('plan'),
  ...blockBase,
  title: z.string().min(1),
  tasks: z.array(taskCard).optional(),
});
