import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { changeField, currentField } from './change-field.ts';
import type { ElementProps } from './element-props.ts';

const inputTypes = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' } as const;

/**
 * A date (`2026-03-14`), a time of day (`09:30`) or both, by the browser's own control.
 * A date with time travels as Slack's epoch seconds, in the reader's zone.
 */
export function pickerElement(props: ElementProps<Datepicker | Timepicker | DateTimepicker>): VNode {
  const { element, blockId, label, id } = props;
  const value = currentField(props, initialPick(element));
  const both = element.type === 'datetimepicker';
  return html`<input
    id=${id}
    class="input input-picker"
    type=${inputTypes[element.type]}
    data-action-id=${element.action_id}
    data-block-id=${blockId}
    aria-label=${label || undefined}
    value=${both ? toLocalInput(value) : value}
    onChange=${(event: Event) => {
      const picked = (event.currentTarget as HTMLInputElement).value;
      changeField(props, both && picked !== '' ? String(Math.floor(new Date(picked).getTime() / 1000)) : picked);
    }}
  />`;
}

/** What a picker starts with, in the form in which it travels; empty when the app named nothing. */
export function initialPick(element: Datepicker | Timepicker | DateTimepicker): string {
  switch (element.type) {
    case 'datepicker':
      return element.initial_date ?? '';
    case 'timepicker':
      return element.initial_time ?? '';
    case 'datetimepicker':
      return element.initial_date_time === undefined ? '' : String(element.initial_date_time);
  }
}

function toLocalInput(epochSeconds: string): string {
  if (!/^\d{1,12}$/.test(epochSeconds)) return '';
  const at = new Date(Number(epochSeconds) * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
