import { slackLimits } from '#handlers/slack/limits.ts';

/** Letters that Unicode does not decompose into a base letter and a mark. */
const folded: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
};

/**
 * The name of an incident's channel: `inc-12-high-latency-p99-on-claims-api`. Lowercase ASCII letters, digits and
 * hyphens, at most 80 characters, never without the number (rules: docs of `conversations.create`). `attempt` is how
 * many times Slack said `name_taken`: from the first on, the name ends in `-2`, `-3`, …
 */
export function channelName(number: number, title: string, attempt: number): string {
  const prefix = `inc-${number}`;
  const suffix = attempt === 0 ? '' : `-${attempt + 1}`;
  const room = slackLimits.channelName - prefix.length - suffix.length - 1;
  const slug = slugOf(title).slice(0, Math.max(0, room)).replace(/-+$/, '');
  return slug === '' ? `${prefix}${suffix}` : `${prefix}-${slug}${suffix}`;
}

function slugOf(title: string): string {
  return title
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\0-\x7F]/gu, (letter) => folded[letter] ?? '-')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
