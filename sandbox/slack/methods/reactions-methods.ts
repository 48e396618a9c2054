import { messageWire } from '#sandbox/slack/message-wire.ts';
import { findMessage } from '#sandbox/slack/messages.ts';
import { addReaction, removeReaction } from '#sandbox/slack/reactions.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { argFlag, argText } from './arguments.ts';
import { defineChannelMethod, forEveryKind } from './define-channel-method.ts';

export const reactionsAdd = defineChannelMethod({
  name: 'reactions.add',
  tier: 'tier3',
  scopes: forEveryKind(['reactions:write']),
  args: { name: argText, timestamp: argText.optional() },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => {
    if (args.timestamp === undefined) return refuse('no_item_specified');
    const message = findMessage(world, channel.id, args.timestamp);
    if (!message || message.ephemeralFor !== null) return refuse('message_not_found');
    const reacted = addReaction(world, channel, message, world.app.botUserId, args.name.replaceAll(':', ''));
    return 'ok' in reacted ? reacted : { ok: true };
  },
});

export const reactionsRemove = defineChannelMethod({
  name: 'reactions.remove',
  tier: 'tier2',
  scopes: forEveryKind(['reactions:write']),
  args: { name: argText, timestamp: argText.optional() },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => {
    if (args.timestamp === undefined) return refuse('no_item_specified');
    const message = findMessage(world, channel.id, args.timestamp);
    if (!message || message.ephemeralFor !== null) return refuse('message_not_found');
    const reacted = removeReaction(world, channel, message, world.app.botUserId, args.name);
    return 'ok' in reacted ? reacted : { ok: true };
  },
});

export const reactionsGet = defineChannelMethod({
  name: 'reactions.get',
  tier: 'tier3',
  scopes: forEveryKind(['reactions:read']),
  args: { timestamp: argText.optional(), full: argFlag.default(false) },
  needsMembership: false,
  archivedError: null,
  run: (world, channel, args) => {
    if (args.timestamp === undefined) return refuse('no_item_specified');
    const message = findMessage(world, channel.id, args.timestamp);
    if (!message || message.ephemeralFor !== null) return refuse('message_not_found');
    return { ok: true, type: 'message', channel: channel.id, message: messageWire(world, message) };
  },
});
