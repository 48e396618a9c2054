import { botIsIn } from '#sandbox/slack/channels.ts';
import { isEmptyContent, readContent } from '#sandbox/slack/message-content.ts';
import { messageWire } from '#sandbox/slack/message-wire.ts';
import { findMessage, putMessage } from '#sandbox/slack/messages.ts';
import type { MessageContent } from '#sandbox/slack/messages.ts';
import { publishMessageEvent } from '#sandbox/slack/post-message.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { argFlag, argText } from './arguments.ts';
import { contentArgs } from './chat-post-message.ts';
import { defineChannelMethod, forEveryKind } from './define-channel-method.ts';

/** Longer texts are refused here, while chat.postMessage cuts them at 40,000. */
const updateTextLimit = 4000;

/** Changes a message of the app's own (docs: methods/chat.update). The channel must be named by its id. */
export const chatUpdate = defineChannelMethod({
  name: 'chat.update',
  tier: 'tier3',
  scopes: forEveryKind(['chat:write']),
  args: {
    ts: argText,
    ...contentArgs,
    reply_broadcast: argFlag.optional(),
    parse: argText.optional(),
    link_names: argFlag.optional(),
  },
  needsMembership: false,
  archivedError: 'is_inactive',
  run: (world, channel, args) => {
    const message = findMessage(world, channel.id, args.ts);
    if (!message || message.ephemeralFor !== null) return refuse('message_not_found');
    const isSystemLine = message.subtype !== null && message.subtype !== 'thread_broadcast';
    if (!message.isFromApp || isSystemLine) return refuse('cant_update_message');
    if ((args.text ?? '').length > updateTextLimit) return refuse('msg_too_long');
    const sent = readContent(world, args);
    if ('ok' in sent) return sent;
    if (Object.keys(sent).length === 0) return refuse('no_text');
    const content = merged(message, sent);
    if (isEmptyContent(content)) return refuse('no_text');
    const editedTs = content.blocks.length > 0 ? message.editedTs : world.nextTs();
    const updated = putMessage(world, { ...message, ...content, editedTs, problem: null });
    if (botIsIn(world, channel)) {
      publishMessageEvent(world, channel, {
        subtype: 'message_changed',
        hidden: true,
        message: messageWire(world, updated),
        previous_message: messageWire(world, message),
        ts: world.nextTs(),
        event_ts: world.nextTs(),
      });
    }
    return {
      ok: true,
      channel: channel.id,
      ts: updated.ts,
      text: updated.text,
      message: messageWire(world, updated),
    };
  },
});

/** Text without blocks removes the blocks; neither keeps both; metadata that was not sent stays. */
function merged(old: MessageContent, sent: Partial<MessageContent>): MessageContent {
  const replacesWords = sent.text !== undefined || sent.blocks !== undefined || sent.attachments !== undefined;
  return {
    text: sent.text ?? old.text,
    blocks: sent.blocks ?? (replacesWords && sent.attachments === undefined ? [] : old.blocks),
    attachments: sent.attachments ?? (replacesWords && sent.blocks === undefined ? [] : old.attachments),
    metadata: sent.metadata === undefined ? old.metadata : sent.metadata,
  };
}
