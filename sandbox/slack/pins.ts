import { botIsIn, nowS, putChannel } from './channels.ts';
import type { Channel } from './channels.ts';
import { messageWire } from './message-wire.ts';
import type { Message } from './messages.ts';
import type { JsonObject } from './json.ts';
import { postSystemMessage } from './post-message.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** Pins a message; the channel gets Slack's own line about it. */
export function pinMessage(world: World, channel: Channel, message: Message, userId: string): Channel | Refusal {
  if (channel.pins.some((pin) => pin.ts === message.ts)) return refuse('already_pinned');
  if (message.subtype !== null || message.ephemeralFor !== null) return refuse('not_pinnable');
  const pinned = putChannel(world, {
    ...channel,
    pins: [...channel.pins, { ts: message.ts, createdS: nowS(world), createdBy: userId }],
  });
  postSystemMessage(world, pinned, {
    subtype: 'pinned_item',
    userId,
    text: `<@${userId}> pinned a message to this channel.`,
  });
  publish(world, pinned, 'pin_added', userId, message, true);
  return pinned;
}

export function unpinMessage(world: World, channel: Channel, message: Message, userId: string): Channel | Refusal {
  if (channel.pins.every((pin) => pin.ts !== message.ts)) return refuse('no_pin');
  const pins = channel.pins.filter((pin) => pin.ts !== message.ts);
  const unpinned = putChannel(world, { ...channel, pins });
  publish(world, unpinned, 'pin_removed', userId, message, pins.length > 0);
  return unpinned;
}

/** A pinned item as `pins.list` and the pin events carry it. */
export function pinItem(world: World, channel: Channel, message: Message): JsonObject {
  const pin = channel.pins.find((each) => each.ts === message.ts);
  return {
    type: 'message',
    channel: channel.id,
    created: pin?.createdS ?? nowS(world),
    created_by: pin?.createdBy ?? '',
    message: messageWire(world, message),
  };
}

function publish(
  world: World,
  channel: Channel,
  type: 'pin_added' | 'pin_removed',
  userId: string,
  message: Message,
  hasPins: boolean,
): void {
  if (!botIsIn(world, channel)) return;
  world.events.publish(type, {
    type,
    user: userId,
    channel_id: channel.id,
    item: pinItem(world, channel, message),
    item_user: message.userId,
    pin_count: channel.pins.length,
    pinned_info: { channel: channel.id, pinned_by: userId, pinned_ts: nowS(world) },
    ...(type === 'pin_removed' ? { has_pins: hasPins } : {}),
    event_ts: world.nextTs(),
  });
}
