import type { PlainTextOption } from '@slack/types';
import { slackLimits } from '#handlers/slack/limits.ts';
import { plainText } from './plain-text.ts';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** A menu's options. Choices whose value is longer than Slack takes are left out; of more than 100, the first 100 are offered. */
export function menuOptions(choices: readonly Choice[]): PlainTextOption[] {
  return choices
    .filter(({ value }) => value.length > 0 && value.length <= slackLimits.optionValue)
    .slice(0, slackLimits.selectOptions)
    .map(({ value, text }) => ({ text: plainText(text, slackLimits.optionText), value }));
}
