import type { ConfirmationDialog } from '@slack/types';
import { slackLimits } from '#handlers/slack/limits.ts';
import { plainText } from './plain-text.ts';

/** The question Slack asks before it sends a press. All of it is plain text. */
export function confirm(question: {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}): ConfirmationDialog {
  return {
    title: plainText(question.title, slackLimits.confirmTitle),
    text: plainText(question.text, slackLimits.confirmText),
    confirm: plainText(question.yes, slackLimits.confirmButton),
    deny: plainText(question.no, slackLimits.confirmButton),
  };
}
