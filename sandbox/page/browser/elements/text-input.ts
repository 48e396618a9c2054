import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import { currentField } from './change-field.ts';
import type { ElementProps } from './element-props.ts';

type TextInput = PlainTextInput | EmailInput | NumberInput | URLInput;

const keyboards = {
  plain_text_input: 'text',
  email_text_input: 'email',
  number_input: 'decimal',
  url_text_input: 'url',
} as const;

/**
 * A line or a box of text. Where the app asked to hear about it, Enter (or every key, by `dispatch_action_config`)
 * reports the text; otherwise it waits for the form.
 */
export function textInputElement(props: ElementProps<TextInput>): VNode {
  const { element, blockId, scope, label, id, dispatches } = props;
  const actionId = element.action_id ?? '';
  const value = currentField(props, element.initial_value ?? '');
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const multiline = element.type === 'plain_text_input' && element.multiline === true;
  const report = (text: string): void => scope.act({ kind: 'choose', actionId, blockId, value: text });
  const shared = {
    id,
    class: 'input',
    'data-action-id': actionId,
    'data-block-id': blockId,
    'aria-label': label || undefined,
    'aria-invalid': scope.errors[blockId] === undefined ? undefined : 'true',
    'aria-describedby': `${id}-note`,
    placeholder: plainText(element.placeholder),
    value,
    onInput: (event: Event) => {
      const text = (event.currentTarget as HTMLInputElement).value;
      scope.setField(blockId, actionId, text);
      if (dispatches && triggers.includes('on_character_entered')) report(text);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!dispatches || event.key !== 'Enter' || event.shiftKey || !triggers.includes('on_enter_pressed')) return;
      event.preventDefault();
      report((event.currentTarget as HTMLInputElement).value);
    },
  };
  return multiline
    ? html`<textarea ...${shared} rows="4"></textarea>`
    : html`<input ...${shared} type="text" inputmode=${keyboards[element.type]} />`;
}
