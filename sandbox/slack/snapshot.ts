import type { ChannelView, MessageView, ModalView, Person, WorkspaceView } from '#sandbox/contract.ts';
import type { Channel } from './channels.ts';
import type { Message } from './messages.ts';
import { messagesOf, repliesTo } from './messages.ts';
import { team } from './seed.ts';
import { topView } from './views.ts';
import { viewWire } from './view-wire.ts';
import type { View } from './views.ts';
import type { World } from './world.ts';

/** What one person sees of the workspace now. */
export function snapshotFor(world: World, viewerId: string): WorkspaceView {
  const visible = [...world.channels.values()].filter((each) => isVisibleTo(each, viewerId));
  const modal = topView(world, viewerId);
  const home = world.views.get(world.homes.get(viewerId) ?? '');
  return {
    team,
    people: [...world.people.values()].map(({ id, name, realName, title, isBot, color }): Person => ({
      id,
      name,
      realName,
      title,
      isBot,
      color,
    })),
    usergroups: [...world.usergroups.values()].map(({ id, handle }) => ({ id, handle })),
    channels: visible.map((each) => channelView(world, each)),
    messages: visible
      .flatMap((each) => messagesOf(world, each.id))
      .filter((each) => each.ephemeralFor === null || each.ephemeralFor === viewerId)
      .map((each) => messageView(world, each)),
    modal: modal ? modalView(world, modal) : null,
    home: home ? viewWire(world, home) : null,
    commands: world.manifest.commands.map(({ command, description, usageHint }) => ({
      command,
      description,
      usageHint,
    })),
  };
}

export function isVisibleTo(channel: Channel, viewerId: string): boolean {
  return channel.kind === 'public' || channel.members.includes(viewerId);
}

export function channelView(world: World, channel: Channel): ChannelView {
  return {
    id: channel.id,
    name: channel.name,
    topic: channel.topic.value,
    isPrivate: channel.kind !== 'public',
    isArchived: channel.isArchived,
    isDirectMessage: channel.kind === 'im' || channel.kind === 'mpim',
    members: channel.members,
    pinned: channel.pins.map((pin) => pin.ts),
    latestTs: messagesOf(world, channel.id).findLast((each) => each.ephemeralFor === null)?.ts ?? null,
  };
}

export function messageView(world: World, message: Message): MessageView {
  return {
    channel: message.channelId,
    ts: message.ts,
    user: message.userId,
    text: message.text,
    blocks: message.blocks,
    threadTs: message.threadTs,
    replyCount: repliesTo(world, message).length,
    edited: message.editedTs !== null,
    ephemeralFor: message.ephemeralFor,
    subtype: message.subtype,
    reactions: message.reactions,
    problem: message.problem,
  };
}

export function modalView(world: World, view: View): ModalView {
  return {
    viewId: view.id,
    user: view.userId,
    view: viewWire(world, view),
    errors: view.errors,
    problem: view.problem,
  };
}
