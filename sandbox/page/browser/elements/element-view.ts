import type {
  Button,
  Checkboxes,
  Datepicker,
  DateTimepicker,
  EmailInput,
  ImageElement,
  NumberInput,
  Overflow,
  PlainTextInput,
  RadioButtons,
  Timepicker,
  URLInput,
} from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { unknownJson } from '#sandbox/page/browser/unknown-json.ts';
import { buttonElement } from './button.ts';
import { checkboxesElement } from './checkboxes.ts';
import type { ElementProps } from './element-props.ts';
import { imageElement } from './image.ts';
import { multiSelectElement } from './multi-select.ts';
import { overflowElement } from './overflow.ts';
import { pickerElement } from './picker.ts';
import { radioButtonsElement } from './radio-buttons.ts';
import type { MultipleSelect, SingleSelect } from './select-choices.ts';
import { selectElement } from './select.ts';
import { textInputElement } from './text-input.ts';

type DrawnElement =
  | Button
  | Checkboxes
  | Datepicker
  | DateTimepicker
  | EmailInput
  | ImageElement
  | MultipleSelect
  | NumberInput
  | Overflow
  | PlainTextInput
  | RadioButtons
  | SingleSelect
  | Timepicker
  | URLInput;

type ElementTable = {
  readonly [Type in DrawnElement['type']]: (props: ElementProps<Extract<DrawnElement, { type: Type }>>) => VNode;
};

const elementTable: ElementTable = {
  button: buttonElement,
  static_select: selectElement,
  users_select: selectElement,
  channels_select: selectElement,
  conversations_select: selectElement,
  multi_static_select: multiSelectElement,
  multi_users_select: multiSelectElement,
  multi_channels_select: multiSelectElement,
  multi_conversations_select: multiSelectElement,
  overflow: overflowElement,
  radio_buttons: radioButtonsElement,
  checkboxes: checkboxesElement,
  datepicker: pickerElement,
  timepicker: pickerElement,
  datetimepicker: pickerElement,
  plain_text_input: textInputElement,
  email_text_input: textInputElement,
  url_text_input: textInputElement,
  number_input: textInputElement,
  image: imageElement,
};

/** Draws an element by its type; one that this page does not know is shown as its JSON. */
export function elementView(props: ElementProps<{ readonly type: string }>): VNode {
  const { type } = props.element;
  if (!Object.hasOwn(elementTable, type)) return html`<${unknownJson} what="element" json=${props.element} />`;
  // The table's key is the element's own type, so the renderer takes exactly this element.
  const draw = elementTable[type as DrawnElement['type']] as (props: ElementProps<{ readonly type: string }>) => VNode;
  return draw(props);
}
