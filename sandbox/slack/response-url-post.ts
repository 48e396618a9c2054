import { z } from 'zod';
import { deleteMessage } from './methods/chat-delete.ts';
import { isJsonObject } from './json.ts';
import { isEmptyContent, readContent } from './message-content.ts';
import { findMessage, putMessage } from './messages.ts';
import type { MessageContent } from './messages.ts';
import { postMessage, publishMessageEvent } from './post-message.ts';
import { messageWire } from './message-wire.ts';
import { isRefusal } from './refusal.ts';
import type { ResponseUrlTarget } from './response-urls.ts';
import type { World } from './world.ts';

const responseMessage = z.object({
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .default(false),
  delete_original: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .default(false),
  thread_ts: z.string().optional(),
  text: z.string().optional(),
});

/** Answers a POST to a response_url: `ok`, or 404 when it is used up or too old, or 400 when the message is wrong. */
export async function answerResponseUrl(world: World, request: Request): Promise<Response> {
  const use = world.responseUrls.use(new URL(request.url).pathname);
  if (use.outcome !== 'usable') return Response.json({ ok: false, error: use.outcome }, { status: 404 });
  const body: unknown = await request.json().catch(() => null);
  const fault = respondWith(world, use.target, body);
  return fault === null ? Response.json({ ok: true }) : Response.json({ ok: false, error: fault }, { status: 400 });
}

/**
 * Posts, replaces or deletes as a response message says (docs: interactivity/handling-user-interaction). It needs no
 * membership of the channel. Null when done, else the error.
 */
export function respondWith(world: World, target: ResponseUrlTarget, body: unknown): string | null {
  const parsed = responseMessage.safeParse(body);
  const channel = world.channels.get(target.channelId);
  if (!isJsonObject(body) || !parsed.success || !channel) return 'invalid_payload';
  const args = parsed.data;
  const content = readContent(world, {
    text: args.text,
    ...('blocks' in body ? { blocks: body.blocks } : {}),
    ...('attachments' in body ? { attachments: body.attachments } : {}),
    ...('metadata' in body ? { metadata: body.metadata } : {}),
  });
  if (isRefusal(content)) return content.error;
  const original = target.messageTs === null ? undefined : findMessage(world, channel.id, target.messageTs);
  if (args.delete_original) {
    if (original) deleteMessage(world, channel, original);
    if (isEmptyContent(content)) return null;
  }
  if (isEmptyContent(content)) return 'no_text';
  if (args.replace_original && !args.delete_original && original) {
    const updated = putMessage(world, { ...original, ...whole(content), problem: null });
    if (updated.ephemeralFor === null) {
      publishMessageEvent(world, channel, {
        subtype: 'message_changed',
        hidden: true,
        message: messageWire(world, updated),
        previous_message: messageWire(world, original),
        ts: world.nextTs(),
        event_ts: world.nextTs(),
      });
    }
    return null;
  }
  postMessage(world, channel, {
    userId: world.app.botUserId,
    isFromApp: true,
    ...whole(content),
    threadTs: args.thread_ts ?? (args.response_type === 'ephemeral' ? (original?.threadTs ?? null) : null),
    ephemeralFor: args.response_type === 'ephemeral' ? target.userId : null,
  });
  return null;
}

/** A response message replaces everything: what it does not carry is gone. */
function whole(content: Partial<MessageContent>): MessageContent {
  return { text: '', blocks: [], attachments: [], metadata: null, ...content };
}
