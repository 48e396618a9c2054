import type { InputBlock } from '@slack/types';
import type { InputId } from '#handlers/slack/ids.ts';
import { slackLimits } from '#handlers/slack/limits.ts';
import { menuOptions, type Choice } from './menu-options.ts';
import { plainText } from './plain-text.ts';

export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

interface GroupedSelectInputSpec {
  readonly id: InputId;
  readonly label: string;
  readonly hint?: string;
  /** Groups without a choice that Slack takes are left out; of more than 100, the first 100 are offered. */
  readonly groups: readonly ChoiceGroup[];
  /** Chosen at first, where a group offers it; null for nothing. */
  readonly initial: string | null;
}

/** A labelled menu, in groups, that may be left as it is; block and element share the id. A value stands in one group only. */
export function groupedSelectInput({ id, label, hint, groups, initial }: GroupedSelectInputSpec): InputBlock {
  const optionGroups = groups
    .map((group) => ({ label: plainText(group.label, slackLimits.groupLabel), options: menuOptions(group.choices) }))
    .filter(({ options }) => options.length > 0)
    .slice(0, slackLimits.optionGroups);
  const chosen = optionGroups.flatMap(({ options }) => options).find(({ value }) => value === initial);
  return {
    type: 'input',
    block_id: id,
    label: plainText(label, slackLimits.inputLabel),
    optional: true,
    ...(hint ? { hint: plainText(hint, slackLimits.inputHint) } : {}),
    element: {
      type: 'static_select',
      action_id: id,
      option_groups: optionGroups,
      ...(chosen ? { initial_option: chosen } : {}),
    },
  };
}
