import { z } from 'zod';
import { channelNameFault } from '#sandbox/slack/channel-name.ts';
import { channelWire } from '#sandbox/slack/channel-wire.ts';
import { addChannel } from '#sandbox/slack/channels.ts';
import { postSystemMessage } from '#sandbox/slack/post-message.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import type { World } from '#sandbox/slack/world.ts';
import { argFlag, argText } from './arguments.ts';
import { anyOf, conversationScopes } from './define-channel-method.ts';
import { defineMethod, hasScope, missingScope } from './define-method.ts';

export const conversationsCreate = defineMethod({
  name: 'conversations.create',
  tier: 'tier2',
  scopes: anyOf(conversationScopes.manage),
  args: z.object({ name: argText.default(''), is_private: argFlag.default(false), team_id: argText.optional() }),
  run: (world, args) => {
    const kind = args.is_private ? 'private' : 'public';
    const needed = conversationScopes.manage[kind];
    if (!hasScope(world, needed)) return missingScope(world, needed);
    const fault = channelNameFault(args.name);
    if (fault) return refuse(fault);
    if (isNameTaken(world, args.name)) return refuse('name_taken');
    const creator = world.app.botUserId;
    const channel = addChannel(world, { name: args.name, kind, creator, members: [creator] });
    postSystemMessage(world, channel, {
      subtype: 'channel_join',
      userId: creator,
      text: `<@${creator}> has joined the channel`,
    });
    if (kind === 'public') {
      world.events.publish('channel_created', {
        type: 'channel_created',
        channel: { id: channel.id, name: channel.name, created: channel.createdS, creator, is_channel: true },
        event_ts: world.nextTs(),
      });
    }
    return { ok: true, channel: channelWire(world, channel) };
  },
});

/** An archived channel keeps its name. */
export function isNameTaken(world: World, name: string): boolean {
  return [...world.channels.values()].some(
    (channel) => channel.name === name && (channel.kind === 'public' || channel.kind === 'private'),
  );
}
