import { channelWire } from '#sandbox/slack/channel-wire.ts';
import { botIsIn } from '#sandbox/slack/channels.ts';
import { joinChannel, leaveChannel } from '#sandbox/slack/membership.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { argText } from './arguments.ts';
import { conversationScopes, defineChannelMethod, forEveryKind } from './define-channel-method.ts';

/** How the app itself, or somebody at its hand, enters and leaves. */
export const conversationsJoin = defineChannelMethod({
  name: 'conversations.join',
  tier: 'tier3',
  scopes: forEveryKind(['channels:join']),
  args: {},
  needsMembership: false,
  archivedError: 'is_archived',
  run: (world, channel) => {
    if (channel.kind !== 'public') return refuse('method_not_supported_for_channel_type');
    if (botIsIn(world, channel)) {
      const warnings = ['already_in_channel'];
      const channelBody = channelWire(world, channel);
      return { ok: true, channel: channelBody, warning: warnings[0], response_metadata: { warnings } };
    }
    return { ok: true, channel: channelWire(world, joinChannel(world, channel, world.app.botUserId, null)) };
  },
});

export const conversationsLeave = defineChannelMethod({
  name: 'conversations.leave',
  tier: 'tier3',
  scopes: conversationScopes.manage,
  args: {},
  needsMembership: false,
  archivedError: 'is_archived',
  run: (world, channel) => {
    if (channel.kind === 'im') return refuse('method_not_supported_for_channel_type');
    if (channel.isGeneral) return refuse('cant_leave_general');
    if (!botIsIn(world, channel)) return { ok: true, not_in_channel: true };
    leaveChannel(world, channel, world.app.botUserId);
    return { ok: true };
  },
});

export const conversationsKick = defineChannelMethod({
  name: 'conversations.kick',
  tier: 'tier3',
  scopes: conversationScopes.manage,
  args: { user: argText },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => {
    if (args.user === world.app.botUserId) return refuse('cant_kick_self');
    if (!world.people.has(args.user)) return refuse('user_not_found');
    if (channel.isGeneral) return refuse('cant_kick_from_general');
    if (!channel.members.includes(args.user)) return refuse('not_in_channel');
    leaveChannel(world, channel, args.user);
    return { ok: true, errors: {} };
  },
});
