import { z } from 'zod';
import { channelWire } from '#sandbox/slack/channel-wire.ts';
import { addChannel, directMessageWith } from '#sandbox/slack/channels.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { argFlag, argList, argText } from './arguments.ts';
import { findConversation } from './define-channel-method.ts';
import { defineMethod, hasScope, missingScope } from './define-method.ts';

/** People in one group conversation beside the app. */
const groupLimit = 8;

export const conversationsOpen = defineMethod({
  name: 'conversations.open',
  tier: 'tier3',
  scopes: ['im:write', 'mpim:write'],
  args: z.object({
    users: argList.optional(),
    channel: argText.optional(),
    return_im: argFlag.default(false),
    prevent_creation: argFlag.default(false),
  }),
  run: (world, args) => {
    if (args.channel !== undefined) {
      const channel = findConversation(world, args.channel);
      const isDirect = channel?.kind === 'im' || channel?.kind === 'mpim';
      if (!channel || !isDirect) return refuse('channel_not_found');
      return { ok: true, no_op: true, already_open: true, channel: channelWire(world, channel) };
    }
    const users = [...new Set(args.users)].filter((user) => user !== world.app.botUserId);
    if (users.length === 0) return refuse('users_list_not_supplied');
    if (users.some((user) => !world.people.has(user))) return refuse('user_not_found');
    if (users.length > groupLimit) return refuse('too_many_users');
    const needed = users.length === 1 ? 'im:write' : 'mpim:write';
    if (!hasScope(world, [needed])) return missingScope(world, [needed]);

    const members = [world.app.botUserId, ...users];
    const existing = [...world.channels.values()].find(
      (each) =>
        (each.kind === 'im' || each.kind === 'mpim') &&
        each.members.length === members.length &&
        members.every((member) => each.members.includes(member)),
    );
    if (!existing && args.prevent_creation) return refuse('channel_not_found');
    const [first = ''] = users;
    const channel =
      existing ??
      (users.length === 1
        ? directMessageWith(world, first).channel
        : addChannel(world, {
            name: `mpdm-${users.map((user) => world.people.get(user)?.name ?? user).join('--')}-1`,
            kind: 'mpim',
            creator: world.app.botUserId,
            members,
          }));
    return {
      ok: true,
      ...(existing ? { no_op: true, already_open: true } : {}),
      channel: args.return_im ? channelWire(world, channel) : { id: channel.id },
    };
  },
});
