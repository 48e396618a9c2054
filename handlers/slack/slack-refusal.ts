import { z } from 'zod';

/** The client calls a proxy's error page a platform error too, with the page as its name; Slack's names are words. */
const platformError = z.object({
  code: z.literal('slack_webapi_platform_error'),
  data: z.object({ error: z.string().regex(/^[a-z][a-z0-9_]*$/) }),
});

/** Refusals of a token that no repetition cures (docs: the error tables of `auth.test` and `apps.connections.open`). */
const tokenRefusals: ReadonlySet<string> = new Set([
  'access_denied',
  'account_inactive',
  'ekm_access_denied',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

/** Slack's own word for why it refused a call (`invalid_auth`, …); null when the failure was something else. */
export function slackRefusal(error: unknown): string | null {
  const parsed = platformError.safeParse(error);
  return parsed.success ? parsed.data.data.error : null;
}

/** Slack's word for why this token will never do; null when another attempt may succeed. */
export function tokenRefusal(error: unknown): string | null {
  const refusal = slackRefusal(error);
  return refusal !== null && tokenRefusals.has(refusal) ? refusal : null;
}
