import { z } from 'zod';
import type { Channel } from '#sandbox/slack/channels.ts';
import { isEmptyContent, readContent } from '#sandbox/slack/message-content.ts';
import { messageWire } from '#sandbox/slack/message-wire.ts';
import { findMessage } from '#sandbox/slack/messages.ts';
import { postMessage } from '#sandbox/slack/post-message.ts';
import { rateLimited, refuse } from '#sandbox/slack/refusal.ts';
import type { Refusal } from '#sandbox/slack/refusal.ts';
import type { World } from '#sandbox/slack/world.ts';
import { argFlag, argNested, argText } from './arguments.ts';
import { chatTarget } from './chat-target.ts';
import { defineMethod, hasScope, missingScope } from './define-method.ts';

export const contentArgs = {
  text: argText.optional(),
  markdown_text: argText.optional(),
  blocks: argNested.optional(),
  attachments: argNested.optional(),
  metadata: argNested.optional(),
};

/** Posts as the app; the answer holds the parsed copy (docs: methods/chat.postMessage). */
export const chatPostMessage = defineMethod({
  name: 'chat.postMessage',
  tier: 'special',
  scopes: ['chat:write'],
  args: z.object({
    channel: argText,
    ...contentArgs,
    thread_ts: argText.optional(),
    reply_broadcast: argFlag.default(false),
    username: argText.optional(),
    icon_emoji: argText.optional(),
    icon_url: argText.optional(),
    mrkdwn: argFlag.optional(),
    parse: argText.optional(),
    link_names: argFlag.optional(),
    unfurl_links: argFlag.optional(),
    unfurl_media: argFlag.optional(),
  }),
  run: (world, args) => {
    const customizes = args.username ?? args.icon_emoji ?? args.icon_url;
    if (customizes !== undefined && !hasScope(world, ['chat:write.customize'])) {
      return missingScope(world, ['chat:write.customize']);
    }
    const channel = chatTarget(world, args.channel);
    if ('ok' in channel) return channel;
    const content = readContent(world, args);
    if ('ok' in content) return content;
    if (isEmptyContent(content)) return refuse('no_text');
    const threadTs = args.thread_ts === undefined ? null : threadOf(world, channel, args.thread_ts);
    if (threadTs !== null && typeof threadTs !== 'string') return threadTs;
    const retryAfterS = world.rates.takePost(channel.id);
    if (retryAfterS !== null) return rateLimited(retryAfterS);
    const message = postMessage(world, channel, {
      userId: world.app.botUserId,
      isFromApp: true,
      text: '',
      ...content,
      username: args.username ?? null,
      threadTs,
      isBroadcast: threadTs !== null && args.reply_broadcast,
      ...(threadTs !== null && args.reply_broadcast ? { subtype: 'thread_broadcast' } : {}),
    });
    return { ok: true, channel: channel.id, ts: message.ts, message: messageWire(world, message) };
  },
});

/** A reply to a reply lands in the thread of its parent. */
export function threadOf(world: World, channel: Channel, ts: string): string | Refusal {
  const parent = findMessage(world, channel.id, ts);
  if (!parent || parent.ephemeralFor !== null) return refuse('thread_not_found');
  const takesReplies = parent.subtype === null || parent.subtype === 'thread_broadcast';
  return takesReplies ? (parent.threadTs ?? parent.ts) : refuse('cannot_reply_to_message');
}
