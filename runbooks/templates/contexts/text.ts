import { everywhere, type ContextRules } from '#runbooks/templates/context-rules.ts';

/** A text as it is, for where the whole is encoded afterwards or means nothing: a value in a JSON body, a plain body. */
export const text: ContextRules = {
  sites: everywhere((value) => ({ ok: true, text: String(value).toWellFormed() })),
  problem: () => null,
  longestText: 65_536,
  examples: ['x'],
};
