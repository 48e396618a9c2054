import { z } from 'zod';

const platformError = z.object({
  code: z.literal('slack_webapi_platform_error'),
  data: z.object({ error: z.string() }),
});

/** Slack's own word for why it refused a call (`invalid_auth`, …); null when the failure was something else. */
export function slackRefusal(error: unknown): string | null {
  const parsed = platformError.safeParse(error);
  return parsed.success ? parsed.data.data.error : null;
}
