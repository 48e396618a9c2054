import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import { changeField, currentField } from './change-field.ts';
import type { ElementProps } from './element-props.ts';
import { initialChoices, selectChoices, type Choice, type SingleSelect } from './select-choices.ts';

/** A menu of one choice: static options, people, channels or conversations. */
export function selectElement(props: ElementProps<SingleSelect>): VNode {
  const { element, scope, blockId, label, id } = props;
  const value = currentField(props, initialChoices(element)[0] ?? '');
  const placeholder = plainText(element.placeholder) || 'Choose an option';
  return html`<select
    id=${id}
    class="select"
    data-action-id=${element.action_id}
    data-block-id=${blockId}
    aria-label=${label || placeholder}
    value=${value}
    onChange=${(event: Event) => changeField(props, (event.currentTarget as HTMLSelectElement).value)}
  >
    <option value="" disabled>${placeholder}</option>
    ${selectChoices(element, scope.directory).map((group) =>
      group.label === null
        ? group.choices.map((choice) => choiceOption(choice, value))
        : html`<optgroup label=${group.label}>${group.choices.map((choice) => choiceOption(choice, value))}</optgroup>`,
    )}
  </select>`;
}

function choiceOption(choice: Choice, chosen: string): VNode {
  return html`<option value=${choice.value} selected=${choice.value === chosen}>${choice.text}</option>`;
}
