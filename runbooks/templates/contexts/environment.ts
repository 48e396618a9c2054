import { everywhere, type ContextRules, usualLongestText } from '#runbooks/templates/context-rules.ts';

/** The value of an environment variable. No shell reads it, so only NUL, which would end it, is refused. */
export const environment: ContextRules = {
  sites: everywhere((value) => ({ ok: true, text: String(value).toWellFormed() })),
  problem: (text) => (text.includes('\0') ? 'the value holds a NUL character, which would end it' : null),
  longestText: usualLongestText,
  examples: ['x'],
};
