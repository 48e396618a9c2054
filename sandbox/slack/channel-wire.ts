import { botIsIn } from './channels.ts';
import type { Channel, ChannelWords } from './channels.ts';
import type { JsonObject } from './json.ts';
import { team } from './seed.ts';
import type { World } from './world.ts';

/** A conversation object as `conversations.info` returns it to the app. */
export function channelWire(world: World, channel: Channel): JsonObject {
  const common = {
    id: channel.id,
    created: channel.createdS,
    is_archived: channel.isArchived,
    is_im: channel.kind === 'im',
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_org_shared: false,
    context_team_id: team.id,
    updated: channel.createdS * 1000,
  };
  if (channel.kind === 'im') {
    const other = channel.members.find((member) => member !== world.app.botUserId) ?? world.app.botUserId;
    return { ...common, user: other, is_user_deleted: false, priority: 0 };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_general: channel.isGeneral,
    unlinked: 0,
    is_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    is_ext_shared: false,
    shared_team_ids: [team.id],
    pending_connected_team_ids: [],
    creator: channel.creator,
    is_member: botIsIn(world, channel),
    topic: wordsWire(channel.topic),
    purpose: wordsWire(channel.purpose),
    previous_names: channel.previousNames,
  };
}

function wordsWire(words: ChannelWords): JsonObject {
  return { value: words.value, creator: words.creator, last_set: words.lastSetS };
}
