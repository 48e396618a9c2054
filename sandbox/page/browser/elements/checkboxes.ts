import type { Checkboxes } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { textObject, plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import { changeField, currentField } from './change-field.ts';
import type { ElementProps } from './element-props.ts';

/** Any number of choices, all visible. */
export function checkboxesElement(props: ElementProps<Checkboxes>): VNode {
  const { element, blockId, scope, label, id } = props;
  const initial = (element.initial_options ?? []).map((option) => option.value ?? '');
  const chosen = currentField<readonly string[]>(props, initial);
  const toggle = (value: string): void =>
    changeField(props, chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return html`<div
    class="choices"
    role="group"
    id=${id}
    aria-label=${label || 'Choose any'}
    data-action-id=${element.action_id}
    data-block-id=${blockId}
  >
    ${element.options.map(
      (option) =>
        html`<label class="choice">
          <input
            type="checkbox"
            value=${option.value}
            checked=${chosen.includes(option.value ?? '')}
            onChange=${() => toggle(option.value ?? '')}
          />
          <span>
            ${textObject(option.text, scope.directory)}
            ${option.description && html`<span class="hint">${plainText(option.description)}</span>`}
          </span>
        </label>`,
    )}
  </div>`;
}
