import type { MessageView } from '#sandbox/contract.ts';

/** One line of the list: a new day, or a message, with or without its author's heading. */
export type MessageRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: Date }
  | { readonly kind: 'message'; readonly key: string; readonly message: MessageView; readonly isContinued: boolean };

/** Messages of one person this close together share a heading. */
const togetherMs = 5 * 60_000;

/**
 * The rows of a channel: thread replies left out, a divider before each new day of the reader's zone, and a heading
 * only where the author changes, time passes, or the message is of another kind.
 */
export function messageRows(messages: readonly MessageView[]): readonly MessageRow[] {
  const rows: MessageRow[] = [];
  let previous: MessageView | null = null;
  for (const message of messages) {
    if (message.threadTs !== null && message.threadTs !== message.ts && message.subtype !== 'thread_broadcast')
      continue;
    const at = messageTime(message);
    if (!previous || messageTime(previous).toDateString() !== at.toDateString()) {
      rows.push({ kind: 'day', key: at.toDateString(), at });
      previous = null;
    }
    rows.push({
      kind: 'message',
      key: message.ts,
      message,
      isContinued: previous !== null && continues(previous, message),
    });
    previous = message;
  }
  return rows;
}

/** When a message was posted; its timestamp is also its id within the channel. */
export function messageTime(message: MessageView): Date {
  return new Date(Number(message.ts) * 1000);
}

function continues(previous: MessageView, message: MessageView): boolean {
  return (
    previous.user === message.user &&
    previous.subtype === null &&
    message.subtype === null &&
    previous.ephemeralFor === message.ephemeralFor &&
    message.ephemeralFor === null &&
    messageTime(message).getTime() - messageTime(previous).getTime() < togetherMs
  );
}
