import { botIsIn } from './channels.ts';
import type { Channel, ChannelKind } from './channels.ts';
import { messageWire } from './message-wire.ts';
import { putMessage } from './messages.ts';
import type { Message } from './messages.ts';
import type { JsonObject } from './json.ts';
import type { World } from './world.ts';

export type MessageDraft = Pick<Message, 'userId' | 'text'> & Partial<Message>;

/** Puts a message into a channel and tells the app, unless only one person sees it. */
export function postMessage(world: World, channel: Channel, draft: MessageDraft): Message {
  const message = putMessage(world, {
    blocks: [],
    attachments: [],
    metadata: null,
    isFromApp: false,
    username: null,
    threadTs: null,
    isBroadcast: false,
    subtype: null,
    extra: {},
    clientMsgId: null,
    editedTs: null,
    ephemeralFor: null,
    reactions: [],
    choices: {},
    problem: null,
    ...draft,
    channelId: channel.id,
    ts: world.nextTs(),
  });
  if (message.ephemeralFor === null) {
    world.changes.emit({ kind: 'channel', channelId: channel.id });
    announcePost(world, channel, message);
  }
  return message;
}

/** A line that Slack itself writes: somebody joined, set the topic, renamed the channel. */
export function postSystemMessage(
  world: World,
  channel: Channel,
  line: { subtype: string; userId: string; text: string; extra?: JsonObject },
): Message {
  return postMessage(world, channel, { ...line, extra: line.extra ?? {} });
}

const channelTypes: Readonly<Record<ChannelKind, { type: string; subscription: string }>> = {
  public: { type: 'channel', subscription: 'message.channels' },
  private: { type: 'group', subscription: 'message.groups' },
  im: { type: 'im', subscription: 'message.im' },
  mpim: { type: 'mpim', subscription: 'message.mpim' },
};

/** Sends a `message` event about a channel, which only an app that is in the channel gets. */
export function publishMessageEvent(world: World, channel: Channel, event: JsonObject): void {
  if (!botIsIn(world, channel)) return;
  const { type, subscription } = channelTypes[channel.kind];
  world.events.publish(subscription, { ...event, type: 'message', channel: channel.id, channel_type: type });
}

function announcePost(world: World, channel: Channel, message: Message): void {
  const wire = { ...messageWire(world, message), event_ts: message.ts };
  publishMessageEvent(world, channel, wire);
  const isMention = message.text.includes(`<@${world.app.botUserId}>`) && !message.isFromApp;
  if (isMention && message.subtype === null && botIsIn(world, channel)) {
    world.events.publish('app_mention', { ...wire, type: 'app_mention', channel: channel.id });
  }
}
