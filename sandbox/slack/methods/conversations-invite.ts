import { channelWire } from '#sandbox/slack/channel-wire.ts';
import type { Channel } from '#sandbox/slack/channels.ts';
import { joinChannel } from '#sandbox/slack/membership.ts';
import { refuse, refuseWithMessages } from '#sandbox/slack/refusal.ts';
import type { World } from '#sandbox/slack/world.ts';
import { argFlag, argList } from './arguments.ts';
import { conversationScopes, defineChannelMethod } from './define-channel-method.ts';

/** Users of one call: the argument table of the docs says 100, their text 1000; the smaller holds for both. */
const inviteLimit = 100;

export const conversationsInvite = defineChannelMethod({
  name: 'conversations.invite',
  tier: 'tier3',
  scopes: conversationScopes.invite,
  args: { users: argList, force: argFlag.default(false) },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => {
    if (channel.kind === 'im') return refuse('method_not_supported_for_channel_type');
    const users = [...new Set(args.users)];
    if (users.length === 0) return refuse('no_user');
    if (users.length > inviteLimit) {
      return refuseWithMessages('invalid_arguments', [
        `[ERROR] no more than ${inviteLimit} items allowed [json-pointer:/users]`,
      ]);
    }
    const faults = users.flatMap((user) => {
      const error = inviteFault(world, channel, user);
      return error === null ? [] : [{ user, ok: false, error }];
    });
    const valid = users.filter((user) => faults.every((fault) => fault.user !== user));
    const first = faults[0];
    if (first && (!args.force || valid.length === 0)) return refuse(first.error, { errors: faults });
    const joined = valid.reduce((current, user) => joinChannel(world, current, user, world.app.botUserId), channel);
    return { ok: true, channel: channelWire(world, joined), ...(first ? { errors: faults } : {}) };
  },
});

function inviteFault(world: World, channel: Channel, user: string): string | null {
  if (user === world.app.botUserId) return 'cant_invite_self';
  if (!world.people.has(user)) return 'user_not_found';
  return channel.members.includes(user) ? 'already_in_channel' : null;
}
