import type { Message } from '#handlers/slack/message.ts';
import { counted } from './counted.ts';
import { mentions } from './mentions.ts';
import { say } from './mrkdwn.ts';
import { notice } from './notice.ts';

interface Update {
  /** Plain text; its lines stay lines. */
  readonly text: string;
  /** Whether somebody has to act now. */
  readonly escalate: boolean;
  /** Who is called by name: people and user groups. */
  readonly mention: readonly string[];
}

const longestLine = 2500;
/** What all lines together may take as JSON, so that the whole stays below Slack's limit of a message. */
const longestWhole = 10_000;

/** What is posted in the channel because the card's silent edits would not be noticed: a line, or a story of several. */
export function updateMessage({ text, escalate, mention }: Update): Message {
  const called = mention.length === 0 ? '' : `${mentions(mention)} `;
  const sign = escalate ? '🚨 ' : '';
  const [first = '', ...rest] = text.split(/\r?\n/).map((line) => say(line, longestLine));
  return notice(
    `${sign}${called}${first}`,
    ...latest(
      rest.filter((line) => line !== ''),
      longestWhole - sent(first),
    ),
  );
}

/** Of a story that is too long its end is kept: that is where things stand. */
function latest(lines: readonly string[], room: number): string[] {
  let left = room;
  let start = lines.length;
  while (start > 0 && left >= sent(lines[start - 1] ?? '')) {
    start -= 1;
    left -= sent(lines[start] ?? '');
  }
  return [...(start > 0 ? [`… ${counted(start, 'line')} left out`] : []), ...lines.slice(start)];
}

function sent(line: string): number {
  return JSON.stringify(line).length;
}
