import { z } from 'zod';
import { isEmptyContent, readContent } from '#sandbox/slack/message-content.ts';
import { postMessage } from '#sandbox/slack/post-message.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { argFlag, argText } from './arguments.ts';
import { contentArgs, threadOf } from './chat-post-message.ts';
import { chatTarget } from './chat-target.ts';
import { defineMethod } from './define-method.ts';

/** A message that one person sees, and that nobody can update or delete by its timestamp. */
export const chatPostEphemeral = defineMethod({
  name: 'chat.postEphemeral',
  tier: 'tier4',
  scopes: ['chat:write'],
  args: z.object({
    channel: argText,
    user: argText,
    ...contentArgs,
    thread_ts: argText.optional(),
    link_names: argFlag.optional(),
    parse: argText.optional(),
  }),
  run: (world, args) => {
    const channel = chatTarget(world, args.channel);
    if ('ok' in channel) return channel;
    if (!channel.members.includes(args.user)) return refuse('user_not_in_channel');
    const content = readContent(world, args);
    if ('ok' in content) return content;
    if (isEmptyContent(content)) return refuse('no_text');
    const threadTs = args.thread_ts === undefined ? null : threadOf(world, channel, args.thread_ts);
    if (threadTs !== null && typeof threadTs !== 'string') return threadTs;
    const message = postMessage(world, channel, {
      userId: world.app.botUserId,
      isFromApp: true,
      text: '',
      ...content,
      threadTs,
      ephemeralFor: args.user,
    });
    return { ok: true, message_ts: message.ts };
  },
});
