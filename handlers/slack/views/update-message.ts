import { clamp } from '#handlers/slack/clamp.ts';
import type { Message } from '#handlers/slack/message.ts';
import { mentions } from './mentions.ts';
import { say } from './mrkdwn.ts';
import { notice } from './notice.ts';

interface Update {
  readonly text: string;
  /** Whether somebody has to act now. */
  readonly escalate: boolean;
  /** Who is called by name: people and user groups. */
  readonly mention: readonly string[];
}

const longest = 2500;

/** A line posted in the channel because the card's silent edits would not be noticed. */
export function updateMessage({ text, escalate, mention }: Update): Message {
  const called = mention.length === 0 ? '' : `${mentions(mention)} `;
  const sign = escalate ? '🚨 ' : '';
  return notice(`${sign}${called}${say(clamp(text, longest), longest)}`);
}
