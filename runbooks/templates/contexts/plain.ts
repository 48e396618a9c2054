import { plainText } from '#runbooks/templates/plain-text.ts';
import { everywhere, type ContextRules, usualLongestText } from '#runbooks/templates/context-rules.ts';

/** A text for people. */
export const plain: ContextRules = {
  sites: everywhere((value) => ({ ok: true, text: plainText(value) })),
  problem: () => null,
  longestText: usualLongestText,
  examples: ['x'],
};
