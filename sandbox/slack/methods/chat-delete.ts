import { findMessage, putMessage, removeMessage, repliesTo } from '#sandbox/slack/messages.ts';
import type { Message } from '#sandbox/slack/messages.ts';
import { messageWire } from '#sandbox/slack/message-wire.ts';
import { putChannel } from '#sandbox/slack/channels.ts';
import type { Channel } from '#sandbox/slack/channels.ts';
import { publishMessageEvent } from '#sandbox/slack/post-message.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import type { World } from '#sandbox/slack/world.ts';
import { argText } from './arguments.ts';
import { defineChannelMethod, forEveryKind } from './define-channel-method.ts';

export const chatDelete = defineChannelMethod({
  name: 'chat.delete',
  tier: 'tier3',
  scopes: forEveryKind(['chat:write']),
  args: { ts: argText },
  needsMembership: false,
  archivedError: 'is_archived',
  run: (world, channel, args) => {
    const message = findMessage(world, channel.id, args.ts);
    if (!message || message.ephemeralFor !== null) return refuse('message_not_found');
    const isSystemLine = message.subtype !== null && message.subtype !== 'thread_broadcast';
    if (!message.isFromApp || isSystemLine) return refuse('cant_delete_message');
    deleteMessage(world, channel, message);
    return { ok: true, channel: channel.id, ts: message.ts };
  },
});

/** A parent with replies leaves a tombstone, so that its thread stays reachable; pins go with the message. */
export function deleteMessage(world: World, channel: Channel, message: Message): void {
  if (channel.pins.some((pin) => pin.ts === message.ts)) {
    putChannel(world, { ...channel, pins: channel.pins.filter((pin) => pin.ts !== message.ts) });
  }
  if (repliesTo(world, message).length > 0) {
    putMessage(world, {
      ...message,
      text: 'This message was deleted.',
      subtype: 'tombstone',
      blocks: [],
      attachments: [],
      metadata: null,
      extra: { hidden: true },
    });
  } else {
    removeMessage(world, message);
  }
  if (message.ephemeralFor !== null) return;
  publishMessageEvent(world, channel, {
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: messageWire(world, message),
    ts: world.nextTs(),
    event_ts: world.nextTs(),
  });
}
