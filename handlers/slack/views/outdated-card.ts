import type { Message } from '#handlers/slack/message.ts';
import { notice } from './notice.ts';

/** For a button whose value this version does not read. */
export function outdatedCard(): Message {
  return notice(
    'This card was posted by another version of Firebreak, and its button no longer works. Nothing was done.',
    '`/incident list` finds the incident, and `/incident ack` and `/incident resolve` work in its channel.',
  );
}
