import { findMessage } from '#sandbox/slack/messages.ts';
import { pinItem, pinMessage, unpinMessage } from '#sandbox/slack/pins.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { argText } from './arguments.ts';
import { defineChannelMethod, forEveryKind } from './define-channel-method.ts';

export const pinsAdd = defineChannelMethod({
  name: 'pins.add',
  tier: 'tier2',
  scopes: forEveryKind(['pins:write']),
  args: { timestamp: argText.optional() },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => {
    if (args.timestamp === undefined) return refuse('no_item_specified');
    const message = findMessage(world, channel.id, args.timestamp);
    if (!message) return refuse('message_not_found');
    const pinned = pinMessage(world, channel, message, world.app.botUserId);
    return 'ok' in pinned ? pinned : { ok: true };
  },
});

export const pinsRemove = defineChannelMethod({
  name: 'pins.remove',
  tier: 'tier2',
  scopes: forEveryKind(['pins:write']),
  args: { timestamp: argText.optional() },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => {
    if (args.timestamp === undefined) return refuse('no_item_specified');
    const message = findMessage(world, channel.id, args.timestamp);
    if (!message) return refuse('message_not_found');
    const unpinned = unpinMessage(world, channel, message, world.app.botUserId);
    return 'ok' in unpinned ? unpinned : { ok: true };
  },
});

/** Newest pin first. */
export const pinsList = defineChannelMethod({
  name: 'pins.list',
  tier: 'tier2',
  scopes: forEveryKind(['pins:read']),
  args: {},
  needsMembership: true,
  archivedError: null,
  run: (world, channel) => ({
    ok: true,
    items: channel.pins.toReversed().flatMap((pin) => {
      const message = findMessage(world, channel.id, pin.ts);
      return message ? [pinItem(world, channel, message)] : [];
    }),
  }),
});
