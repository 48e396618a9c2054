import type { MrkdwnElement } from '@slack/types';

/**
 * A mrkdwn text object of lines that are already escaped, at most `max` characters. Lines that do not fit are left
 * out whole, because a cut inside an escape or a mention would show as debris; the last line then says "…".
 * `verbatim` keeps Slack from turning bare names and addresses of alerts into mentions and links.
 */
export function mrkdwnText(lines: readonly string[], max: number): MrkdwnElement {
  let text = '';
  for (const line of lines) {
    const next = text === '' ? line : `${text}\n${line}`;
    if (next.length > max) return element(text !== '' && text.length + 2 <= max ? `${text}\n…` : text);
    text = next;
  }
  return element(text);
}

function element(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text: text.trim() === '' ? '…' : text, verbatim: true };
}
