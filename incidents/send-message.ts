import type { KnownBlock } from '@slack/types';
import type { MessageRef } from '#clients/slack/slack-messages.ts';
import { markSending, markSent, messageByKey } from '#store/repositories/slack-messages.ts';
import type { Deps } from './deps.ts';

export interface MessageContent {
  /** The notification, and what is shown where blocks cannot be. */
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

/** The mark by which a message is found again in the channel's history. */
const eventType = 'firebreak_message';

/**
 * Sends a message of the ledger once. The ledger says "sending" before Slack is asked, so that an attempt after a crash
 * looks for the message in the channel before it sends another. Null when the ledger has no such message.
 */
export async function sendMessage(
  deps: Deps,
  key: string,
  channel: string,
  content: MessageContent,
): Promise<MessageRef | null> {
  const message = await messageByKey(deps.db, key);
  if (!message) return null;
  if (message.channelId !== null && message.ts !== null) return { channel: message.channelId, ts: message.ts };

  const { slack } = deps.clients;
  const earlier = message.state === 'pending' ? null : await slack.findPostedMessage(channel, eventType, key);
  if (!earlier) await markSending(deps.db, message.id);
  const posted = earlier ?? (await slack.postMessage({ channel, ...content, metadata: { eventType, key } }));
  await markSent(deps.db, message.id, { channelId: posted.channel, ts: posted.ts }, deps.clock.now());
  return posted;
}
