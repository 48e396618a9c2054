import { clampWritten } from '#handlers/slack/clamp.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What opens formatting at the edge of a word, and a sign that looks the same and opens nothing. */
const lookalikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

const escape = (grapheme: string): string => grapheme.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign);

/**
 * Foreign text (labels, summaries, what people typed) for a mrkdwn field, in at most `max` characters as sent: on one
 * line, with `&<>` escaped, so that it can form no mention, link or quote, and with formatting signs at the edge of a
 * word replaced by lookalikes. Signs inside a word stay, so that `pg_stat_activity_count` can be copied.
 */
export function say(text: string, max: number): string {
  return clampWritten(defused(oneLine(text)), max, escape);
}

/** Foreign text in backticks: queries, names of classes and objects. `max` includes the backticks. */
export function code(text: string, max: number): string {
  const inside = clampWritten(oneLine(text).replaceAll('`', 'ˋ'), max - 2, escape);
  return inside === '' ? '' : `\`${inside}\``;
}

/** An absolute instant, shown in each reader's own time zone: "14:05 today". The fallback is UTC. */
export function instant(at: Date): string {
  const utc = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(at.getTime() / 1000)}^{time} {date_short_pretty}|${utc}>`;
}

/** A mention of a person (U…, W…) or user group (S…); any other name as plain text. */
export function mention(id: string): string {
  if (/^[UW][A-Z0-9]{2,30}$/.test(id)) return `<@${id}>`;
  if (/^S[A-Z0-9]{2,30}$/.test(id)) return `<!subteam^${id}>`;
  return say(id, 80);
}

/** A link to an http or https page, naming its host so that a forged address shows; null for any other address. */
export function link(url: string, label: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, href } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const address = href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('&', '&amp;');
  return address.length > 600 ? null : `<${address}|${say(`${label} (${host})`, 120).replaceAll('|', '¦')}>`;
}

/** Control characters, and those that reverse or hide text, would let a label say one thing and show another. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\uFEFF]/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** A leading `>` would be a quote even when escaped. A sign between two spaces, as in `a * b`, opens nothing. */
function defused(text: string): string {
  return text.replace(/^>/, '›').replaceAll(/[*_~`]/g, (sign, at: number) => {
    const before = at === 0 ? ' ' : text.charAt(at - 1);
    const after = text.charAt(at + 1) || ' ';
    const isInsideWord = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    const isAlone = before === ' ' && after === ' ';
    return isInsideWord || isAlone ? sign : (lookalikes[sign] ?? sign);
  });
}
