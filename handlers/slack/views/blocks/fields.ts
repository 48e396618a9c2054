import type { SectionBlock } from '@slack/types';
import { slackLimits } from '#handlers/slack/limits.ts';
import { mrkdwnText } from './mrkdwn-text.ts';

/** Two columns of "*name*" over its escaped value; a field more than ten is refused as a mistake of the view. */
export function fields(pairs: readonly (readonly [name: string, value: string])[]): SectionBlock {
  if (pairs.length > slackLimits.sectionFields) {
    throw new RangeError(`A section has at most ${slackLimits.sectionFields} fields, not ${pairs.length}.`);
  }
  return {
    type: 'section',
    fields: pairs.map(([name, value]) => mrkdwnText([`*${name}*`, value], slackLimits.fieldText)),
  };
}
