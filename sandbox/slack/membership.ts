import { botIsIn, putChannel } from './channels.ts';
import type { Channel } from './channels.ts';
import type { JsonObject } from './json.ts';
import { postSystemMessage } from './post-message.ts';
import { team } from './seed.ts';
import type { World } from './world.ts';

/** Adds a person to a channel; the app hears of it when it is in the channel itself. */
export function joinChannel(world: World, channel: Channel, userId: string, inviter: string | null): Channel {
  const joined = putChannel(world, { ...channel, members: [...channel.members, userId] });
  postSystemMessage(world, joined, {
    subtype: 'channel_join',
    userId,
    text: `<@${userId}> has joined the channel`,
    ...(inviter === null ? {} : { extra: { inviter } }),
  });
  if (botIsIn(world, joined)) {
    world.events.publish('member_joined_channel', {
      ...membershipEvent(world, joined, 'member_joined_channel', userId),
      ...(inviter === null ? {} : { inviter }),
    });
  }
  return joined;
}

export function leaveChannel(world: World, channel: Channel, userId: string): Channel {
  const left = putChannel(world, { ...channel, members: channel.members.filter((member) => member !== userId) });
  postSystemMessage(world, left, {
    subtype: 'channel_leave',
    userId,
    text: `<@${userId}> has left the channel`,
  });
  if (botIsIn(world, channel)) {
    world.events.publish('member_left_channel', membershipEvent(world, left, 'member_left_channel', userId));
  }
  return left;
}

function membershipEvent(world: World, channel: Channel, type: string, userId: string): JsonObject {
  return {
    type,
    user: userId,
    channel: channel.id,
    channel_type: channel.kind === 'public' ? 'C' : 'G',
    team: team.id,
    event_ts: world.nextTs(),
  };
}
