import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';
import { changeField, currentField } from './change-field.ts';
import type { ElementProps } from './element-props.ts';
import { initialChoices, selectChoices, type MultipleSelect } from './select-choices.ts';

/** A menu of several choices, drawn as a disclosure with one checkbox a choice; keeps to `max_selected_items`. */
export function multiSelectElement(props: ElementProps<MultipleSelect>): VNode {
  const { element, scope, blockId, label, id } = props;
  const chosen = currentField<readonly string[]>(props, initialChoices(element));
  const groups = selectChoices(element, scope.directory);
  const all = groups.flatMap((group) => group.choices);
  const words = all.filter((choice) => chosen.includes(choice.value)).map((choice) => choice.text);
  const full = chosen.length >= (element.max_selected_items ?? Number.POSITIVE_INFINITY);
  const toggle = (value: string): void =>
    changeField(props, chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);

  return html`<details class="multi-select" data-action-id=${element.action_id} data-block-id=${blockId}>
    <summary id=${id} class="select" aria-label=${label || undefined}>
      ${words.length > 0 ? words.join(', ') : plainText(element.placeholder) || 'Choose options'}
    </summary>
    <div class="menu" role="group">
      ${groups.map(
        (group) =>
          html`${group.label && html`<p class="menu-heading">${group.label}</p>`}
          ${group.choices.map(
            (choice) =>
              html`<label class="menu-item">
                <input
                  type="checkbox"
                  value=${choice.value}
                  checked=${chosen.includes(choice.value)}
                  disabled=${full && !chosen.includes(choice.value)}
                  onChange=${() => toggle(choice.value)}
                />
                ${choice.text}
              </label>`,
          )}`,
      )}
      ${all.length === 0 && html`<p class="menu-heading">Nothing to choose from</p>`}
    </div>
  </details>`;
}
