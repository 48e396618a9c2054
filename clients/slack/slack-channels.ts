import { z } from 'zod';
import { WebAPIPlatformError } from '@slack/web-api';
import { OutsideError } from '#domain/outside-error.ts';
import type { SlackCall } from './slack-call.ts';

export interface SlackChannel {
  readonly id: string;
  /** As Slack stored it, which may differ in case or length from what was asked for. */
  readonly name: string;
}

export interface InviteResult {
  /** Everybody who is in the channel now, also those who were before. */
  readonly present: readonly string[];
  /** People who could not be invited, with Slack's word for why: `user_not_found`, `cant_invite`, … */
  readonly failed: readonly { readonly user: string; readonly error: string }[];
}

export interface SlackChannels {
  /** Creates a public channel (`conversations.create`). `name_taken` also when an archived channel has the name. */
  createChannel(name: string): Promise<SlackChannel>;
  /**
   * Finds the channel of this name that this app created and that is not archived: the way back after a crash
   * between creating a channel and writing its id down. Null when there is none.
   */
  findOwnChannel(name: string): Promise<SlackChannel | null>;
  /** At most 250 characters, else `too_long`. */
  setTopic(channel: string, topic: string): Promise<void>;
  /** Invites any number of people, 100 a call; one who cannot be invited does not keep the others out. */
  invite(channel: string, userIds: readonly string[]): Promise<InviteResult>;
}

const channelSchema = z.object({ id: z.string(), name: z.string() });
const created = z.object({ channel: channelSchema });
const listed = z.object({
  channels: z.array(channelSchema.extend({ creator: z.string().optional(), is_archived: z.boolean().optional() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const anything = z.unknown();
const userErrors = z.object({
  errors: z.array(z.object({ user: z.string().optional(), ok: z.boolean().optional(), error: z.string() })).optional(),
});

/** The argument table of `conversations.invite` says 100, its text 1,000: the smaller one is safe in both readings. */
const invitesPerCall = 100;

/** Refusals of `conversations.invite` that concern a person and not the channel or the token. */
const personalRefusals: ReadonlySet<string> = new Set([
  'already_in_channel',
  'cant_invite',
  'cant_invite_self',
  'no_user',
  'ura_max_channels',
  'user_is_restricted',
  'user_is_ultra_restricted',
  'user_not_found',
  'user_team_not_in_channel',
]);

/** Channels; `ownUserId` answers with the bot's user id. */
export function slackChannels(call: SlackCall, ownUserId: () => Promise<string>): SlackChannels {
  return {
    async createChannel(name) {
      const { channel } = await call('conversations.create', 'write', created, (web) =>
        web.conversations.create({ name }),
      );
      return channel;
    },

    async findOwnChannel(name) {
      const creator = await ownUserId();
      let cursor: string | undefined;
      do {
        // Listing the channels that the bot is in stays short where listing the workspace's does not.
        const page = await call('users.conversations', 'read', listed, (web) =>
          web.users.conversations({
            types: 'public_channel',
            exclude_archived: true,
            limit: 200,
            ...(cursor ? { cursor } : {}),
          }),
        );
        const found = page.channels.find((one) => one.name === name && one.creator === creator && !one.is_archived);
        if (found) return { id: found.id, name: found.name };
        cursor = page.response_metadata?.next_cursor;
      } while (cursor);
      return null;
    },

    async setTopic(channel, topic) {
      await call('conversations.setTopic', 'write', anything, (web) => web.conversations.setTopic({ channel, topic }));
    },

    async invite(channel, userIds) {
      const failed: { user: string; error: string }[] = [];
      for (let start = 0; start < userIds.length; start += invitesPerCall) {
        failed.push(...(await inviteChunk(call, channel, userIds.slice(start, start + invitesPerCall))));
      }
      const absent = new Set(failed.map((one) => one.user));
      return { present: userIds.filter((user) => !absent.has(user)), failed };
    },
  };
}

async function inviteChunk(call: SlackCall, channel: string, users: readonly string[]) {
  const answer = await call('conversations.invite', 'write', userErrors, async (web) => {
    try {
      return await web.conversations.invite({ channel, users: users.join(','), force: true });
    } catch (error) {
      const refusal = error instanceof WebAPIPlatformError ? perPerson(error.data, users) : null;
      if (refusal) return refusal;
      throw error;
    }
  });
  const failed: { user: string; error: string }[] = [];
  for (const { user, error } of answer.errors ?? []) {
    if (error === 'already_in_channel') continue;
    if (user === undefined) throw new OutsideError('slack', error, `conversations.invite: ${error}`, { kind: 'no' });
    failed.push({ user, error });
  }
  return failed;
}

/** When nobody could be invited the whole call is refused, but what went wrong is still one person's each. */
function perPerson(data: { error: string }, users: readonly string[]): z.infer<typeof userErrors> | null {
  const parsed = userErrors.safeParse(data);
  const errors = parsed.success ? (parsed.data.errors ?? []) : [];
  if (errors.length > 0 && errors.every((one) => one.user !== undefined)) return { errors };
  const [only, ...others] = users;
  if (only !== undefined && others.length === 0 && personalRefusals.has(data.error)) {
    return { errors: [{ user: only, error: data.error }] };
  }
  return null;
}
