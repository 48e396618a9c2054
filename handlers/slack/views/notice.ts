import { slackLimits } from '#handlers/slack/limits.ts';
import type { Message } from '#handlers/slack/message.ts';
import { mrkdwnText } from './blocks/mrkdwn-text.ts';
import { paragraphs } from './blocks/paragraphs.ts';

/** A short answer of escaped mrkdwn lines. */
export function notice(...lines: string[]): Message {
  return { text: mrkdwnText(lines, slackLimits.messageText).text, blocks: paragraphs(lines) };
}
