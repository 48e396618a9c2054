/** Why a channel may not have a name, in the words of `conversations.create`; null when it may. */
export type ChannelNameFault =
  | 'invalid_name_required'
  | 'invalid_name_maxlength'
  | 'invalid_name_specials'
  | 'invalid_name_punctuation';

const channelNameLimit = 80;

/** Lowercase letters, digits, hyphens and underscores, at most 80 (docs: methods/conversations.create). */
export function channelNameFault(name: string): ChannelNameFault | null {
  if (name === '') return 'invalid_name_required';
  if (name.length > channelNameLimit) return 'invalid_name_maxlength';
  if (!/^[\p{Ll}\p{Lo}\p{M}\p{N}_-]+$/u.test(name)) return 'invalid_name_specials';
  if (/^[_-]+$/.test(name)) return 'invalid_name_punctuation';
  return null;
}
