import { slackText } from '#runbooks/templates/plain-text.ts';
import { everywhere, type ContextRules, usualLongestText } from '#runbooks/templates/context-rules.ts';

/** A message in Slack's mrkdwn: a value can write no mention, no link and no line of its own. */
export const slack: ContextRules = {
  sites: everywhere((value) => ({ ok: true, text: slackText(value) })),
  problem: () => null,
  longestText: usualLongestText,
  examples: ['x'],
};
