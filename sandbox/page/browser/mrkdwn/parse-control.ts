import { safeUrl } from './safe-url.ts';
import type { TextNode } from './text-node.ts';
import { unescapeText } from './unescape-text.ts';

const mention = /^([@#])([A-Z0-9]+)$/;
const date = /^!date\^(\d{1,12})\^([^^]*)(?:\^(.+))?$/;
const broadcasts = new Set(['here', 'channel', 'everyone']);

/**
 * Reads what stands between `<` and `>` of mrkdwn: a link, a mention, a broadcast or a date.
 * Null when it is none of them; the caller then shows it as it was written.
 */
export function parseControl(inside: string): TextNode | null {
  const bar = inside.indexOf('|');
  const head = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? null : unescapeText(inside.slice(bar + 1));

  const named = mention.exec(head);
  if (named) {
    const id = named[2] ?? '';
    return named[1] === '@' ? { kind: 'user', id, label } : { kind: 'channel', id, label };
  }
  if (head.startsWith('!subteam^')) return { kind: 'usergroup', id: head.slice('!subteam^'.length), label };
  const dated = date.exec(head);
  if (dated) {
    return {
      kind: 'date',
      epochSeconds: Number(dated[1]),
      format: unescapeText(dated[2] ?? ''),
      url: safeUrl(dated[3] ?? null),
      fallback: label ?? '',
    };
  }
  if (head.startsWith('!')) {
    const range = head.slice(1);
    return broadcasts.has(range) ? { kind: 'broadcast', range } : null;
  }
  const url = safeUrl(unescapeText(head));
  if (!url) return null;
  return { kind: 'link', url, children: [{ kind: 'text', text: label ?? unescapeText(head).replace(/^mailto:/, '') }] };
}
