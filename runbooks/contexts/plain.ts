import { plainText } from '#runbooks/plain-text.ts';
import { everywhere, type ContextRules, usualLongestText } from '#runbooks/context-rules.ts';

/** A text for people. */
export const plain: ContextRules = {
  sites: everywhere((value) => ({ ok: true, text: plainText(value) })),
  problem: () => null,
  longestText: usualLongestText,
  examples: ['x'],
};
