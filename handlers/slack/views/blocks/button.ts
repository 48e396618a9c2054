import type { Button, ConfirmationDialog } from '@slack/types';
import type { ActionId } from '#handlers/slack/ids.ts';
import { slackLimits } from '#handlers/slack/limits.ts';
import { plainText } from './plain-text.ts';

interface ButtonSpec {
  readonly id: ActionId;
  readonly text: string;
  /** What comes back with the press; longer than Slack takes is refused, because a cut value would mean something else. */
  readonly value: string;
  readonly style?: 'primary' | 'danger';
  readonly confirm?: ConfirmationDialog;
}

/** A button that brings `value` back to the action of its id. */
export function button({ id, text, value, style, confirm }: ButtonSpec): Button {
  if (value.length > slackLimits.buttonValue) {
    throw new RangeError(
      `The value of button ${id} has ${value.length} characters; Slack takes ${slackLimits.buttonValue}.`,
    );
  }
  return {
    type: 'button',
    action_id: id,
    text: plainText(text, slackLimits.buttonText),
    value,
    ...(style ? { style } : {}),
    ...(confirm ? { confirm } : {}),
  };
}
