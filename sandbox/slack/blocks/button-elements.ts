import { z } from 'zod';
import { actionable, confirmable } from './element-base.ts';
import { overflowOption } from './option-objects.ts';
import { plainText, webAddress } from './text-objects.ts';

const style = z.enum(['primary', 'danger']).optional();
const accessibilityLabel = z.string().max(75).optional();

export const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: webAddress.optional(),
  style,
  accessibility_label: accessibilityLabel,
  ...actionable,
  ...confirmable,
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  options: z.array(overflowOption).min(1).max(5),
  ...actionable,
  ...confirmable,
});

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  text: plainText(75),
  workflow: z.looseObject({ trigger: z.looseObject({ url: webAddress }) }),
  style,
  accessibility_label: accessibilityLabel,
  ...actionable,
  ...confirmable,
});

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  icon: z.string().min(1),
  text: plainText(75),
  value: z.string().max(2000).optional(),
  accessibility_label: accessibilityLabel,
  visible_to_user_ids: z.array(z.string()).optional(),
  ...actionable,
  ...confirmable,
});

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().max(2000),
  accessibility_label: accessibilityLabel,
});

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  positive_button: feedbackButton,
  negative_button: feedbackButton,
  ...actionable,
});
