import type { PlainTextElement } from '@slack/types';
import { clamp } from '#handlers/slack/clamp.ts';

/** Text without any formatting, cut to `max`. Colons stay colons: a label `:fire:` is no emoji. Empty text becomes "–". */
export function plainText(text: string, max: number): PlainTextElement {
  const oneLine = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return { type: 'plain_text', text: clamp(oneLine, max) || '–', emoji: false };
}
