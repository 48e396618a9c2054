import type { HeaderBlock } from '@slack/types';
import { slackLimits } from '#handlers/slack/limits.ts';
import { plainText } from './plain-text.ts';

/** A title line of plain text. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text, slackLimits.headerText) };
}
