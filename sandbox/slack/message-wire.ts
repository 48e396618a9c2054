import { isJsonObject } from './json.ts';
import type { JsonObject } from './json.ts';
import { repliesTo } from './messages.ts';
import type { Message } from './messages.ts';
import { team } from './seed.ts';
import type { World } from './world.ts';

/**
 * A message object as the Web API and the events carry it. `includeMetadata` decides whether the payload of the
 * metadata is there; its event type always is (docs: messaging/message-metadata).
 */
export function messageWire(world: World, message: Message, options = { includeMetadata: true }): JsonObject {
  return {
    ...(message.subtype === null ? {} : { subtype: message.subtype }),
    user: message.userId,
    type: 'message',
    ts: message.ts,
    ...(message.clientMsgId === null ? {} : { client_msg_id: message.clientMsgId }),
    ...(message.isFromApp ? appMembers(world, message) : {}),
    text: message.text,
    team: team.id,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.editedTs === null ? {} : { edited: { user: message.userId, ts: message.editedTs } }),
    ...metadataMembers(message, options.includeMetadata),
    ...message.extra,
    ...threadMembers(world, message),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map((each) => ({ ...each, count: each.users.length })) }
      : {}),
    ...pinMembers(world, message),
  };
}

export function botProfile(world: World): JsonObject {
  return {
    id: world.app.botId,
    app_id: world.app.id,
    user_id: world.app.botUserId,
    name: world.manifest.appName,
    icons: {},
    deleted: false,
    updated: 0,
    team_id: team.id,
  };
}

function appMembers(world: World, message: Message): JsonObject {
  return {
    bot_id: world.app.botId,
    app_id: world.app.id,
    bot_profile: botProfile(world),
    ...(message.username === null ? {} : { username: message.username }),
  };
}

function metadataMembers(message: Message, includePayload: boolean): JsonObject {
  if (message.metadata === null) return {};
  const { event_type, event_payload } = message.metadata;
  return { metadata: includePayload ? { event_type, event_payload } : { event_type } };
}

function threadMembers(world: World, message: Message): JsonObject {
  if (message.threadTs !== null) {
    const parent = world.messages.get(message.channelId)?.get(message.threadTs);
    return { thread_ts: message.threadTs, ...(parent ? { parent_user_id: parent.userId } : {}) };
  }
  const replies = repliesTo(world, message);
  const latest = replies.at(-1);
  if (!latest) return {};
  const replyUsers = [...new Set(replies.map((each) => each.userId))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: replyUsers.length,
    latest_reply: latest.ts,
    reply_users: replyUsers,
    is_locked: false,
    subscribed: replyUsers.includes(world.app.botUserId),
  };
}

function pinMembers(world: World, message: Message): JsonObject {
  const pin = world.channels.get(message.channelId)?.pins.find((each) => each.ts === message.ts);
  if (!isJsonObject(pin)) return {};
  return {
    pinned_to: [message.channelId],
    pinned_info: { channel: message.channelId, pinned_by: pin.createdBy, pinned_ts: pin.createdS },
  };
}
