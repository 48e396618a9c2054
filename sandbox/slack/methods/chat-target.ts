import { botIsIn, directMessageWith } from '#sandbox/slack/channels.ts';
import type { Channel } from '#sandbox/slack/channels.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import type { Refusal } from '#sandbox/slack/refusal.ts';
import type { World } from '#sandbox/slack/world.ts';
import { findConversation } from './define-channel-method.ts';
import { hasScope } from './define-method.ts';

/** Where a message goes: a channel by id or name, or a person, whose direct messages are opened on the way. */
export function chatTarget(world: World, named: string): Channel | Refusal {
  if (world.people.has(named)) return directMessageWith(world, named).channel;
  const name = named.replace(/^#/, '');
  const byName = [...world.channels.values()].find((each) => each.name === name && each.kind !== 'im');
  const channel = findConversation(world, named) ?? (byName ? findConversation(world, byName.id) : undefined);
  if (!channel) return refuse('channel_not_found');
  if (channel.isArchived) return refuse('is_archived');
  const mayPostOutside = channel.kind === 'public' && hasScope(world, ['chat:write.public']);
  return botIsIn(world, channel) || mayPostOutside || !world.isStrict ? channel : refuse('not_in_channel');
}
