import { putChannel } from '#sandbox/slack/channels.ts';
import type { Channel } from '#sandbox/slack/channels.ts';
import { postSystemMessage } from '#sandbox/slack/post-message.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import type { World } from '#sandbox/slack/world.ts';
import { conversationScopes, defineChannelMethod } from './define-channel-method.ts';

export const conversationsArchive = defineChannelMethod({
  name: 'conversations.archive',
  tier: 'tier2',
  scopes: conversationScopes.manage,
  args: {},
  needsMembership: true,
  archivedError: 'already_archived',
  run: (world, channel) => {
    if (channel.kind === 'im') return refuse('method_not_supported_for_channel_type');
    if (channel.isGeneral) return refuse('cant_archive_general');
    setArchived(world, channel, true);
    return { ok: true };
  },
});

export const conversationsUnarchive = defineChannelMethod({
  name: 'conversations.unarchive',
  tier: 'tier2',
  scopes: conversationScopes.manage,
  args: {},
  needsMembership: true,
  archivedError: null,
  run: (world, channel) => {
    if (!channel.isArchived) return refuse('not_archived');
    setArchived(world, channel, false);
    return { ok: true };
  },
});

function setArchived(world: World, channel: Channel, isArchived: boolean): void {
  const user = world.app.botUserId;
  const verb = isArchived ? 'archive' : 'unarchive';
  const changed = putChannel(world, { ...channel, isArchived });
  postSystemMessage(world, changed, {
    subtype: `channel_${verb}`,
    userId: user,
    text: `<@${user}> ${verb}d the channel`,
  });
  const type = `${channel.kind === 'private' ? 'group' : 'channel'}_${verb}`;
  world.events.publish(type, { type, channel: channel.id, user, event_ts: world.nextTs() });
}
