import type { RadioButtons } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { textObject, plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import { changeField, currentField } from './change-field.ts';
import type { ElementProps } from './element-props.ts';

/** One choice of a few, all visible. */
export function radioButtonsElement(props: ElementProps<RadioButtons>): VNode {
  const { element, blockId, scope, label, id } = props;
  const chosen = currentField(props, element.initial_option?.value ?? '');
  return html`<div
    class="choices"
    role="radiogroup"
    id=${id}
    aria-label=${label || 'Choose one'}
    data-action-id=${element.action_id}
    data-block-id=${blockId}
  >
    ${element.options.map(
      (option) =>
        html`<label class="choice">
          <input
            type="radio"
            name=${id}
            value=${option.value}
            checked=${option.value === chosen}
            onChange=${() => changeField(props, option.value ?? '')}
          />
          <span>
            ${textObject(option.text, scope.directory)}
            ${option.description && html`<span class="hint">${plainText(option.description)}</span>`}
          </span>
        </label>`,
    )}
  </div>`;
}
