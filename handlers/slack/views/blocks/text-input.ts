import type { InputBlock } from '@slack/types';
import type { InputId } from '#handlers/slack/ids.ts';
import { slackLimits } from '#handlers/slack/limits.ts';
import { plainText } from './plain-text.ts';

interface TextInputSpec {
  readonly id: InputId;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly initial?: string;
  readonly multiline?: boolean;
  readonly optional?: boolean;
  readonly maxLength?: number;
}

/** A labelled line or box to type into; block and element share the id. */
export function textInput(spec: TextInputSpec): InputBlock {
  const maxLength = Math.min(spec.maxLength ?? slackLimits.plainTextInput, slackLimits.plainTextInput);
  return {
    type: 'input',
    block_id: spec.id,
    label: plainText(spec.label, slackLimits.inputLabel),
    optional: spec.optional ?? false,
    ...(spec.hint ? { hint: plainText(spec.hint, slackLimits.inputHint) } : {}),
    element: {
      type: 'plain_text_input',
      action_id: spec.id,
      multiline: spec.multiline ?? false,
      max_length: maxLength,
      ...(spec.placeholder ? { placeholder: plainText(spec.placeholder, slackLimits.placeholder) } : {}),
      ...(spec.initial ? { initial_value: spec.initial.slice(0, maxLength) } : {}),
    },
  };
}
