/**
 * Every bot scope that Firebreak asks for, and what stops working without it. slack-manifest.yml asks for exactly
 * these, docs/slack.md explains them, and the start says which are missing.
 */
export const requiredScopes = {
  'channels:history': 'finding its own card again after a crash, instead of posting a second one',
  'channels:manage': 'creating the channel of an incident, setting its topic, inviting the on-call people',
  'channels:read': 'finding a channel that it created just before a crash',
  'chat:write': 'posting the card and its updates, and editing the card',
  commands: '/incident and /runbook',
  'pins:write': 'pinning the card in its channel',
  'usergroups:read': 'knowing at every press who belongs to a user group that may approve, and whom to invite',
} as const satisfies Record<string, string>;

/** The required scopes that are not among the granted ones. */
export function missingScopes(granted: readonly string[]): string[] {
  return Object.keys(requiredScopes).filter((scope) => !granted.includes(scope));
}
