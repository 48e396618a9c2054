import { z } from 'zod';
import { createSlackCall, type SlackConnection } from './slack/slack-call.ts';
import { slackChannels, type SlackChannels } from './slack/slack-channels.ts';
import { slackMessages, type SlackMessages } from './slack/slack-messages.ts';
import { slackPeople, type SlackPeople } from './slack/slack-people.ts';
import { slackViews, type SlackViews } from './slack/slack-views.ts';

/** Whom the token belongs to. */
export interface SlackIdentity {
  readonly teamId: string;
  readonly teamName: string;
  /** The workspace's address, e.g. `https://example.slack.com/`. */
  readonly url: string;
  /** The bot's user id: the author of its messages and the creator of its channels. */
  readonly userId: string;
  readonly botId: string;
}

/**
 * The part of Slack's Web API that Firebreak uses. Every method makes the calls that its name says, once each, and
 * throws nothing but OutsideError with the system `slack`; the verdict is `uncertain` for a write whose answer was
 * lost, and `safe` with Slack's own wait when it asks for one.
 */
export interface SlackClient extends SlackChannels, SlackMessages, SlackViews, SlackPeople {
  /** Checks the token (`invalid_auth`, `token_revoked`, …). */
  authTest(): Promise<SlackIdentity>;
}

const identity = z.object({
  team_id: z.string(),
  team: z.string(),
  url: z.string(),
  user_id: z.string(),
  bot_id: z.string(),
});

/** A client for one workspace. `timeoutMs` is 10 s unless given. */
export function createSlackClient(connection: SlackConnection): SlackClient {
  const call = createSlackCall(connection);
  let ownUserId: string | undefined;

  async function authTest(): Promise<SlackIdentity> {
    const answer = await call('auth.test', 'read', identity, (web) => web.auth.test());
    ownUserId = answer.user_id;
    return {
      teamId: answer.team_id,
      teamName: answer.team,
      url: answer.url,
      userId: answer.user_id,
      botId: answer.bot_id,
    };
  }

  return {
    authTest,
    ...slackChannels(call, async () => ownUserId ?? (await authTest()).userId),
    ...slackMessages(call),
    ...slackViews(call),
    ...slackPeople(call),
  };
}
