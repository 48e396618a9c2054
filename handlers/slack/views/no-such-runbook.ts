import type { Message } from '#handlers/slack/message.ts';
import { code } from './mrkdwn.ts';
import { notice } from './notice.ts';

/** For a name that no runbook has, with the names that come near it. */
export function noSuchRunbook(name: string, suggestions: readonly string[]): Message {
  const near = suggestions.slice(0, 5).map((suggestion) => code(suggestion, 120));
  const hint = near.length === 0 ? '`/runbook list` shows every name.' : `Did you mean ${near.join(' or ')}?`;
  return notice(`There is no runbook ${code(name, 120)}. ${hint}`);
}
