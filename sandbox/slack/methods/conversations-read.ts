import { z } from 'zod';
import { channelWire } from '#sandbox/slack/channel-wire.ts';
import { botIsIn } from '#sandbox/slack/channels.ts';
import type { Channel, ChannelKind } from '#sandbox/slack/channels.ts';
import { pageOf } from '#sandbox/slack/paging.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import type { World } from '#sandbox/slack/world.ts';
import { argFlag, argList, argText, pagingArgs } from './arguments.ts';
import { anyOf, conversationScopes, defineChannelMethod } from './define-channel-method.ts';
import { defineMethod, hasScope, missingScope } from './define-method.ts';
import type { Reply } from './define-method.ts';

const kindOfType: Readonly<Record<string, ChannelKind>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

const listArgs = {
  ...pagingArgs,
  types: argList.default(['public_channel']),
  exclude_archived: argFlag.default(false),
};

/** Direct messages are listed only for the kinds that are asked for, private channels only when the app is inside. */
function listChannels(
  world: World,
  args: { cursor: string; limit?: number | undefined; types: readonly string[]; exclude_archived: boolean },
  wants: (channel: Channel) => boolean,
): Reply {
  const kinds: ChannelKind[] = [];
  for (const type of args.types) {
    const kind = kindOfType[type];
    if (!kind) return refuse('invalid_types');
    if (!hasScope(world, conversationScopes.read[kind])) return missingScope(world, conversationScopes.read[kind]);
    kinds.push(kind);
  }
  const listed = [...world.channels.values()].filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      (channel.kind === 'public' || botIsIn(world, channel)) &&
      !(args.exclude_archived && channel.isArchived) &&
      wants(channel),
  );
  const page = pageOf(listed, (channel) => channel.id, args, { usual: 100, most: 1000 });
  if ('ok' in page) return page;
  const channels = page.items.map((channel) => ({
    ...channelWire(world, channel),
    num_members: channel.members.length,
  }));
  return { ok: true, channels, response_metadata: { next_cursor: page.nextCursor } };
}

export const conversationsList = defineMethod({
  name: 'conversations.list',
  tier: 'tier2',
  scopes: anyOf(conversationScopes.read),
  args: z.object({ ...listArgs, team_id: argText.optional() }),
  run: (world, args) => listChannels(world, args, () => true),
});

export const usersConversations = defineMethod({
  name: 'users.conversations',
  tier: 'tier2',
  scopes: anyOf(conversationScopes.read),
  args: z.object({ ...listArgs, user: argText.optional(), team_id: argText.optional() }),
  run: (world, args) => {
    const user = args.user ?? world.app.botUserId;
    if (!world.people.has(user)) return refuse('user_not_found');
    return listChannels(world, args, (channel) => channel.members.includes(user));
  },
});

export const conversationsInfo = defineChannelMethod({
  name: 'conversations.info',
  tier: 'tier3',
  scopes: conversationScopes.read,
  args: { include_num_members: argFlag.default(false) },
  needsMembership: false,
  archivedError: null,
  run: (world, channel, args) => ({
    ok: true,
    channel: {
      ...channelWire(world, channel),
      ...(args.include_num_members ? { num_members: channel.members.length } : {}),
    },
  }),
});

export const conversationsMembers = defineChannelMethod({
  name: 'conversations.members',
  tier: 'tier4',
  scopes: conversationScopes.read,
  args: pagingArgs,
  needsMembership: false,
  archivedError: null,
  run: (_world, channel, args) => {
    const page = pageOf(channel.members, (member) => member, args, { usual: 100, most: 1000 });
    if ('ok' in page) return page;
    return { ok: true, members: page.items, response_metadata: { next_cursor: page.nextCursor } };
  },
});
