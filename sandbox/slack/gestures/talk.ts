import { randomUUID } from 'node:crypto';
import { directMessageWith } from '#sandbox/slack/channels.ts';
import { encodeHumanText, richTextOf } from '#sandbox/slack/human-text.ts';
import { joinChannel, leaveChannel } from '#sandbox/slack/membership.ts';
import { threadOf } from '#sandbox/slack/methods/chat-post-message.ts';
import { personAt } from '#sandbox/slack/people.ts';
import { pinMessage } from '#sandbox/slack/pins.ts';
import { postMessage } from '#sandbox/slack/post-message.ts';
import { addReaction, removeReaction } from '#sandbox/slack/reactions.ts';
import { viewWire } from '#sandbox/slack/view-wire.ts';
import type { World } from '#sandbox/slack/world.ts';
import { surfaceAt, visibleChannel } from './surface.ts';

/** Writes a message. A person who writes into a public channel from outside joins it on the way. */
export function say(world: World, userId: string, channelNamed: string, typed: string, threadTs?: string) {
  const seen = visibleChannel(world, userId, channelNamed);
  if (seen.isArchived) throw new Error(`#${seen.name} is archived; nobody can write into it.`);
  if (typed.trim() === '') throw new Error('A message needs some text.');
  const channel = seen.members.includes(userId) ? seen : joinChannel(world, seen, userId, null);
  const thread = threadTs === undefined ? null : threadOf(world, channel, threadTs);
  if (thread !== null && typeof thread !== 'string') throw new Error(`No thread ${threadTs}: ${thread.error}.`);
  const text = encodeHumanText(world, typed, 'message');
  const message = postMessage(world, channel, {
    userId: personAt(world, userId).id,
    text,
    blocks: [richTextOf(text)],
    threadTs: thread,
    clientMsgId: randomUUID(),
  });
  return { ts: message.ts };
}

export function react(world: World, userId: string, channel: string, ts: string, name: string): void {
  const surface = surfaceAt(world, userId, { channel, ts });
  if (surface.kind !== 'message') return;
  refuseLoudly('react', addReaction(world, surface.channel, surface.message, userId, name));
}

export function unreact(world: World, userId: string, channel: string, ts: string, name: string): void {
  const surface = surfaceAt(world, userId, { channel, ts });
  if (surface.kind !== 'message') return;
  refuseLoudly('unreact', removeReaction(world, surface.channel, surface.message, userId, name));
}

export function pin(world: World, userId: string, channel: string, ts: string): void {
  const surface = surfaceAt(world, userId, { channel, ts });
  if (surface.kind !== 'message') return;
  refuseLoudly('pin', pinMessage(world, surface.channel, surface.message, userId));
}

export function join(world: World, userId: string, channelNamed: string): void {
  const channel = visibleChannel(world, userId, channelNamed);
  if (channel.members.includes(userId)) return;
  if (channel.kind !== 'public') throw new Error(`#${channel.name} is not public; somebody inside has to invite.`);
  joinChannel(world, channel, userId, null);
}

export function leave(world: World, userId: string, channelNamed: string): void {
  const channel = visibleChannel(world, userId, channelNamed);
  if (channel.members.includes(userId)) leaveChannel(world, channel, userId);
}

/** Adds somebody, also the app itself, to a channel that this person is in. */
export function invite(world: World, userId: string, channelNamed: string, guestId: string): void {
  const channel = visibleChannel(world, userId, channelNamed);
  if (!channel.members.includes(userId)) throw new Error(`${userId} is not in #${channel.name} and cannot invite.`);
  if (channel.members.includes(guestId)) return;
  joinChannel(world, channel, personAt(world, guestId).id, userId);
}

/** Opens the Home tab; the event carries the view once there is one (docs: events/app_home_opened). */
export function openHome(world: World, userId: string): { channel: string } {
  const { channel } = directMessageWith(world, personAt(world, userId).id);
  const view = world.views.get(world.homes.get(userId) ?? '');
  world.events.publish('app_home_opened', {
    type: 'app_home_opened',
    user: userId,
    channel: channel.id,
    tab: 'home',
    ...(view ? { view: viewWire(world, view) } : {}),
    event_ts: world.nextTs(),
  });
  return { channel: channel.id };
}

function refuseLoudly(gesture: string, outcome: object): void {
  if ('error' in outcome) throw new Error(`Slack would not let the person ${gesture}: ${String(outcome.error)}.`);
}
