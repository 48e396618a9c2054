import type { ContextBlock } from '@slack/types';
import { slackLimits } from '#handlers/slack/limits.ts';
import { mrkdwnText } from './mrkdwn-text.ts';

/** Small print: escaped mrkdwn lines as one element. */
export function context(...lines: string[]): ContextBlock {
  return { type: 'context', elements: [mrkdwnText(lines, slackLimits.sectionText)] };
}
