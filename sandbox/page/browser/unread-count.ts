import type { MessageView } from '#sandbox/contract.ts';

/** Lines that Slack writes by itself; they do not make a channel unread. */
const quietSubtypes = new Set([
  'channel_join',
  'channel_leave',
  'channel_topic',
  'channel_purpose',
  'channel_name',
  'pinned_item',
]);

export interface Unread {
  readonly messages: number;
  /** Of those, how many name the viewer, everybody here, or are for the viewer only. */
  readonly mentions: number;
}

/** What a channel holds that its viewer has not seen: messages of others, newer than what was read. */
export function unreadCount(
  messages: readonly MessageView[],
  channelId: string,
  readUpTo: string,
  viewerId: string,
): Unread {
  const fresh = messages.filter(
    (message) =>
      message.channel === channelId &&
      message.ts > readUpTo &&
      message.user !== viewerId &&
      !quietSubtypes.has(message.subtype ?? ''),
  );
  const mentions = fresh.filter((message) => message.ephemeralFor === viewerId || mentioned(message, viewerId)).length;
  return { messages: fresh.length, mentions };
}

function mentioned(message: MessageView, viewerId: string): boolean {
  return message.text.includes(`<@${viewerId}>`) || /<!(?:here|channel|everyone)[|>]/.test(message.text);
}
