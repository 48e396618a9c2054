import type { InputBlock } from '@slack/types';
import type { InputId } from '#handlers/slack/ids.ts';
import { slackLimits } from '#handlers/slack/limits.ts';
import { menuOptions, type Choice } from './menu-options.ts';
import { plainText } from './plain-text.ts';

interface SelectInputSpec {
  readonly id: InputId;
  readonly label: string;
  readonly hint?: string;
  /** Choices whose value is longer than Slack takes are left out; of more than 100, the first 100 are offered. */
  readonly choices: readonly Choice[];
  readonly initial?: string;
  readonly optional?: boolean;
}

/** A labelled menu of at least one choice; block and element share the id. */
export function selectInput(spec: SelectInputSpec): InputBlock {
  const options = menuOptions(spec.choices);
  const initial = options.find((option) => option.value === spec.initial);
  return {
    type: 'input',
    block_id: spec.id,
    label: plainText(spec.label, slackLimits.inputLabel),
    optional: spec.optional ?? false,
    ...(spec.hint ? { hint: plainText(spec.hint, slackLimits.inputHint) } : {}),
    element: {
      type: 'static_select',
      action_id: spec.id,
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
}
