import type { World } from './world.ts';

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

/** A topic or a purpose: the words, who set them and when, in seconds. */
export interface ChannelWords {
  readonly value: string;
  readonly creator: string;
  readonly lastSetS: number;
}

interface Pin {
  readonly ts: string;
  readonly createdS: number;
  readonly createdBy: string;
}

export interface Bookmark {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly emoji: string;
  readonly createdS: number;
  readonly updatedS: number;
  readonly updatedBy: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly creator: string;
  readonly createdS: number;
  readonly topic: ChannelWords;
  readonly purpose: ChannelWords;
  readonly isArchived: boolean;
  readonly isGeneral: boolean;
  readonly members: readonly string[];
  readonly previousNames: readonly string[];
  readonly pins: readonly Pin[];
  readonly bookmarks: readonly Bookmark[];
}

const noWords: ChannelWords = { value: '', creator: '', lastSetS: 0 };

export function nowS(world: World): number {
  return Math.floor(world.clock.now().getTime() / 1000);
}

export function putChannel(world: World, channel: Channel): Channel {
  world.channels.set(channel.id, channel);
  world.changes.emit({ kind: 'channel', channelId: channel.id });
  return channel;
}

export function addChannel(
  world: World,
  draft: Pick<Channel, 'name' | 'kind' | 'creator' | 'members'> & { id?: string; topic?: string; isGeneral?: boolean },
): Channel {
  const createdS = nowS(world);
  const topic = draft.topic ?? '';
  return putChannel(world, {
    id: draft.id ?? world.ids.next(draft.kind === 'im' ? 'D' : 'C'),
    name: draft.name,
    kind: draft.kind,
    creator: draft.creator,
    createdS,
    topic: topic === '' ? noWords : { value: topic, creator: draft.creator, lastSetS: createdS },
    purpose: noWords,
    isArchived: false,
    isGeneral: draft.isGeneral ?? false,
    members: draft.members,
    previousNames: [],
    pins: [],
    bookmarks: [],
  });
}

/** The direct-message channel between the app and a person, made on first use. */
export function directMessageWith(world: World, userId: string): { channel: Channel; isNew: boolean } {
  const members = [world.app.botUserId, userId];
  for (const channel of world.channels.values()) {
    if (channel.kind === 'im' && channel.members.includes(userId)) return { channel, isNew: false };
  }
  return { channel: addChannel(world, { name: userId, kind: 'im', creator: userId, members }), isNew: true };
}

export function botIsIn(world: World, channel: Channel): boolean {
  return channel.members.includes(world.app.botUserId);
}
