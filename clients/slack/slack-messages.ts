import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { OutsideError } from '#domain/outside-error.ts';
import type { SlackCall } from './slack-call.ts';

export interface MessageRef {
  readonly channel: string;
  /** Slack's `ts`: the message's id within its channel. */
  readonly ts: string;
}

/**
 * What finds a message again after a crash between posting it and writing its `ts` down. Everybody in the workspace
 * can read it, so it holds no secret.
 */
export interface MessageMark {
  /** At most 50 characters, e.g. `firebreak_card`. */
  readonly eventType: string;
  /** Unique among the messages of this event type in the channel. */
  readonly key: string;
}

export interface NewMessage {
  readonly channel: string;
  /** The notification, and what is shown where blocks cannot be. */
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
  readonly metadata?: MessageMark;
  readonly threadTs?: string;
}

export interface EditedMessage extends MessageRef {
  /** At most 4,000 characters: editing refuses more, where posting cuts off at 40,000. */
  readonly text: string;
  /** Left out, Slack takes the blocks away; so send them every time. */
  readonly blocks?: readonly KnownBlock[];
}

export interface SlackMessages {
  postMessage(message: NewMessage): Promise<MessageRef>;
  /**
   * Finds a message of the app by its mark: newest first, back to `since` when given, else through the whole channel;
   * within one thread when `threadTs` is given. Null when there is none.
   */
  findPostedMessage(
    channel: string,
    eventType: string,
    key: string,
    within?: { readonly since?: Date; readonly threadTs?: string },
  ): Promise<MessageRef | null>;
  /** Replaces text and blocks; the mark stays. `cant_update_message` for somebody else's. */
  updateMessage(message: EditedMessage): Promise<void>;
  /** A message that is pinned already stays so. */
  pin(message: MessageRef): Promise<void>;
  /** Only `user` sees it, only until they reload, and delivery is not promised: never the only carrier of a question. */
  postEphemeral(message: {
    readonly channel: string;
    readonly user: string;
    readonly text: string;
    readonly blocks?: readonly KnownBlock[];
    readonly threadTs?: string;
  }): Promise<void>;
  permalink(message: MessageRef): Promise<string>;
}

const posted = z.object({ channel: z.string(), ts: z.string() });
const anything = z.unknown();
const linked = z.object({ permalink: z.string() });
const history = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()).optional() })
        .optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Messages of the app. */
export function slackMessages(call: SlackCall): SlackMessages {
  return {
    async postMessage(message) {
      const answer = await call('chat.postMessage', 'write', posted, (web) =>
        web.chat.postMessage(postArguments(message)),
      );
      return { channel: answer.channel, ts: answer.ts };
    },

    async findPostedMessage(channel, eventType, key, within = {}) {
      const { since, threadTs } = within;
      let cursor: string | undefined;
      do {
        const args = {
          channel,
          include_all_metadata: true,
          limit: 200,
          ...(since ? { oldest: (since.getTime() / 1000).toFixed(6) } : {}),
          ...(cursor ? { cursor } : {}),
        };
        const page =
          threadTs === undefined
            ? await call('conversations.history', 'read', history, (web) => web.conversations.history(args))
            : await call('conversations.replies', 'read', history, (web) =>
                web.conversations.replies({ ...args, ts: threadTs }),
              );
        const found = page.messages.find(
          ({ metadata }) => metadata?.event_type === eventType && metadata.event_payload?.['key'] === key,
        );
        if (found) return { channel, ts: found.ts };
        cursor = page.response_metadata?.next_cursor;
      } while (cursor);
      return null;
    },

    async updateMessage({ channel, ts, text, blocks }) {
      await call('chat.update', 'write', anything, (web) =>
        web.chat.update({ channel, ts, text, ...(blocks ? { blocks: [...blocks] } : {}) }),
      );
    },

    async pin({ channel, ts }) {
      try {
        await call('pins.add', 'write', anything, (web) => web.pins.add({ channel, timestamp: ts }));
      } catch (error) {
        if (!(error instanceof OutsideError && error.code === 'already_pinned')) throw error;
      }
    },

    async postEphemeral({ channel, user, text, blocks, threadTs }) {
      await call('chat.postEphemeral', 'write', anything, (web) =>
        web.chat.postEphemeral({
          channel,
          user,
          text,
          ...(blocks ? { blocks: [...blocks] } : {}),
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        }),
      );
    },

    async permalink({ channel, ts }) {
      const answer = await call('chat.getPermalink', 'read', linked, (web) =>
        web.chat.getPermalink({ channel, message_ts: ts }),
      );
      return answer.permalink;
    },
  };
}

function postArguments({ channel, text, blocks, metadata, threadTs }: NewMessage) {
  return {
    channel,
    text,
    unfurl_links: false,
    unfurl_media: false,
    ...(blocks ? { blocks: [...blocks] } : {}),
    ...(metadata ? { metadata: { event_type: metadata.eventType, event_payload: { key: metadata.key } } } : {}),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  };
}
