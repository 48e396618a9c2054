import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '#incidents/deps.ts';
import { missingScopes, requiredScopes } from './required-scopes.ts';
import { tokenRefusal } from './slack-refusal.ts';
import { SlackStartError } from './slack-start-error.ts';

export interface BotIdentity {
  readonly botId: string;
  readonly botUserId: string;
}

const answerSchema = z.object({
  bot_id: z.string(),
  user_id: z.string(),
  team: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/**
 * Asks Slack whose token this is, and logs every required scope that it lacks. Throws SlackStartError when Slack
 * refuses the token. Null when Slack cannot be reached: alerts must be taken in all the same, and what is to be said
 * in Slack waits in the queue.
 */
export async function checkBotToken(client: webApi.WebClient, botToken: string, log: Log): Promise<BotIdentity | null> {
  try {
    const answer = answerSchema.parse(await client.auth.test({ token: botToken }));
    const granted = answer.response_metadata?.scopes;
    const missing = granted === undefined ? [] : missingScopes(granted);
    for (const scope of missing) {
      const lost = requiredScopes[scope as keyof typeof requiredScopes];
      log.error({ scope }, `The Slack bot token lacks the scope ${scope}, needed for ${lost}; see docs/slack.md`);
    }
    log.info({ team: answer.team }, 'Connected to Slack');
    return { botId: answer.bot_id, botUserId: answer.user_id };
  } catch (error) {
    const refusal = tokenRefusal(error);
    if (refusal !== null) {
      const fix =
        'copy it again from api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token (xoxb-…)';
      throw new SlackStartError(refusal, `Slack refuses SLACK_BOT_TOKEN (${refusal}): ${fix}.`, error);
    }
    log.warn({ err: error }, 'Slack could not be reached to check the bot token; starting without');
    return null;
  }
}
