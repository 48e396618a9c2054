import { botIsIn } from './channels.ts';
import type { Channel } from './channels.ts';
import { putMessage } from './messages.ts';
import type { Message } from './messages.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** Different emoji that one message may carry, and reactions that one person may leave on it. */
const emojiPerMessage = 50;
const reactionsPerPerson = 23;

export function addReaction(
  world: World,
  channel: Channel,
  message: Message,
  userId: string,
  name: string,
): Message | Refusal {
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) return refuse('invalid_name');
  const existing = message.reactions.find((each) => each.name === name);
  if (existing?.users.includes(userId)) return refuse('already_reacted');
  if (!existing && message.reactions.length >= emojiPerMessage) return refuse('too_many_emoji');
  if (message.reactions.filter((each) => each.users.includes(userId)).length >= reactionsPerPerson) {
    return refuse('too_many_reactions');
  }
  const reactions = existing
    ? message.reactions.map((each) => (each === existing ? { name, users: [...each.users, userId] } : each))
    : [...message.reactions, { name, users: [userId] }];
  publish(world, channel, 'reaction_added', message, userId, name);
  return putMessage(world, { ...message, reactions });
}

export function removeReaction(
  world: World,
  channel: Channel,
  message: Message,
  userId: string,
  name: string,
): Message | Refusal {
  const existing = message.reactions.find((each) => each.name === name && each.users.includes(userId));
  if (!existing) return refuse('no_reaction');
  const reactions = message.reactions
    .map((each) => (each === existing ? { name, users: each.users.filter((user) => user !== userId) } : each))
    .filter((each) => each.users.length > 0);
  publish(world, channel, 'reaction_removed', message, userId, name);
  return putMessage(world, { ...message, reactions });
}

function publish(
  world: World,
  channel: Channel,
  type: 'reaction_added' | 'reaction_removed',
  message: Message,
  userId: string,
  name: string,
): void {
  if (!botIsIn(world, channel)) return;
  world.events.publish(type, {
    type,
    user: userId,
    reaction: name,
    item: { type: 'message', channel: channel.id, ts: message.ts },
    item_user: message.userId,
    event_ts: world.nextTs(),
  });
}
