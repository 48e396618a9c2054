import { channelNameFault } from '#sandbox/slack/channel-name.ts';
import { channelWire } from '#sandbox/slack/channel-wire.ts';
import { putChannel } from '#sandbox/slack/channels.ts';
import { postSystemMessage } from '#sandbox/slack/post-message.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { argText } from './arguments.ts';
import { isNameTaken } from './conversations-create.ts';
import { conversationScopes, defineChannelMethod } from './define-channel-method.ts';

export const conversationsRename = defineChannelMethod({
  name: 'conversations.rename',
  tier: 'tier2',
  scopes: conversationScopes.manage,
  args: { name: argText.default('') },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => {
    if (channel.kind === 'im' || channel.kind === 'mpim') return refuse('method_not_supported_for_channel_type');
    if (channel.creator !== world.app.botUserId) return refuse('not_authorized');
    const fault = channelNameFault(args.name);
    if (fault) return refuse(fault);
    if (args.name !== channel.name && isNameTaken(world, args.name)) return refuse('name_taken');
    const previousNames = [channel.name, ...channel.previousNames];
    const renamed = putChannel(world, { ...channel, name: args.name, previousNames });
    postSystemMessage(world, renamed, {
      subtype: 'channel_name',
      userId: world.app.botUserId,
      text: `<@${world.app.botUserId}> has renamed the channel from "${channel.name}" to "${args.name}"`,
      extra: { old_name: channel.name, name: args.name },
    });
    const type = channel.kind === 'private' ? 'group_rename' : 'channel_rename';
    world.events.publish(type, {
      type,
      channel: { id: channel.id, name: args.name, created: channel.createdS },
      event_ts: world.nextTs(),
    });
    return { ok: true, channel: channelWire(world, renamed) };
  },
});
