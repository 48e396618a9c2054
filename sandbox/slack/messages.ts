import type { JsonObject } from './json.ts';
import type { World } from './world.ts';

interface Reaction {
  readonly name: string;
  readonly users: readonly string[];
}

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: JsonObject;
}

/** What an author may write: the parts that `chat.update` can replace. */
export interface MessageContent {
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly attachments: readonly JsonObject[];
  readonly metadata: MessageMetadata | null;
}

export interface Message extends MessageContent {
  readonly channelId: string;
  readonly ts: string;
  readonly userId: string;
  /** Written by the app, so that the app may change it. */
  readonly isFromApp: boolean;
  readonly username: string | null;
  readonly threadTs: string | null;
  readonly isBroadcast: boolean;
  readonly subtype: string | null;
  /** Members that only one subtype has: `topic`, `inviter`, `old_name` … */
  readonly extra: JsonObject;
  readonly clientMsgId: string | null;
  readonly editedTs: string | null;
  readonly ephemeralFor: string | null;
  readonly reactions: readonly Reaction[];
  /** What each person has chosen in the message's menus: person → block id → action id → value. */
  readonly choices: Readonly<Record<string, StateValues>>;
  readonly problem: string | null;
}

export type StateValues = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

export function putMessage(world: World, message: Message): Message {
  const ofChannel = world.messages.get(message.channelId) ?? new Map<string, Message>();
  ofChannel.set(message.ts, message);
  world.messages.set(message.channelId, ofChannel);
  world.changes.emit({ kind: 'message', channelId: message.channelId, ts: message.ts });
  const { threadTs } = message;
  if (threadTs !== null && ofChannel.has(threadTs)) {
    world.changes.emit({ kind: 'message', channelId: message.channelId, ts: threadTs });
  }
  return message;
}

export function removeMessage(world: World, message: Message): void {
  world.messages.get(message.channelId)?.delete(message.ts);
  world.changes.emit({ kind: 'message-deleted', channelId: message.channelId, ts: message.ts });
}

export function findMessage(world: World, channelId: string, ts: string): Message | undefined {
  return world.messages.get(channelId)?.get(ts);
}

/** Every message of a channel in the order of posting, ephemeral ones included. */
export function messagesOf(world: World, channelId: string): readonly Message[] {
  return [...(world.messages.get(channelId)?.values() ?? [])];
}

export function repliesTo(world: World, parent: Pick<Message, 'channelId' | 'ts'>): readonly Message[] {
  return messagesOf(world, parent.channelId).filter(
    (each) => each.threadTs === parent.ts && each.ephemeralFor === null,
  );
}
