import type { SectionBlock } from '@slack/types';
import { slackLimits } from '#handlers/slack/limits.ts';
import { mrkdwnText } from './mrkdwn-text.ts';

/** A paragraph of escaped mrkdwn lines. */
export function section(...lines: string[]): SectionBlock {
  return { type: 'section', text: mrkdwnText(lines, slackLimits.sectionText) };
}
