import type { ActionsBlock, Button } from '@slack/types';
import { slackLimits } from '#handlers/slack/limits.ts';

/** Rows of buttons, 25 at most in each; none for no buttons, because Slack refuses an empty row. */
export function actions(buttons: readonly Button[]): ActionsBlock[] {
  const rows: ActionsBlock[] = [];
  for (let start = 0; start < buttons.length; start += slackLimits.actionsElements) {
    rows.push({ type: 'actions', elements: buttons.slice(start, start + slackLimits.actionsElements) });
  }
  return rows;
}
