import type { InputBlock } from '@slack/types';
import { blockIdOf } from '#sandbox/page/browser/block-id.ts';
import { actionKey, type FieldValue } from '#sandbox/page/browser/block-scope.ts';
import { initialPick } from '#sandbox/page/browser/elements/picker.ts';
import { initialChoices } from '#sandbox/page/browser/elements/select-choices.ts';

type Block = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, FieldValue>>;
/** An element of a form, as far as the page knows it. */
type FormElement = InputBlock['element'];

interface Placed {
  readonly blockId: string;
  readonly element: FormElement;
  /** Null outside input blocks, where nothing is required. */
  readonly input: InputBlock | null;
}

/** What a modal's submission carries: by block id, then action id, what was typed or chosen, else the initial value. */
export function formValues(blocks: readonly Block[], fields: Fields): Record<string, Record<string, FieldValue>> {
  const values: Record<string, Record<string, FieldValue>> = {};
  for (const { blockId, element } of placedElements(blocks)) {
    const actionId = element.action_id ?? '';
    const value = fields[actionKey(blockId, actionId)] ?? initialValue(element);
    if (value === null || value.length === 0) continue;
    values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

/** What Slack's own client refuses before it asks the app: by block id, in words for the person. */
export function formErrors(blocks: readonly Block[], fields: Fields): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { blockId, element, input } of placedElements(blocks)) {
    const value = fields[actionKey(blockId, element.action_id ?? '')] ?? initialValue(element);
    const words = value === null || value.length === 0 ? missing(input) : malformed(element, value);
    if (words) errors[blockId] = words;
  }
  return errors;
}

function missing(input: InputBlock | null): string | null {
  return input && input.optional !== true ? 'Please complete this required field.' : null;
}

function malformed(element: FormElement, value: FieldValue): string | null {
  if (typeof value !== 'string') return null;
  switch (element.type) {
    case 'plain_text_input':
      if (element.min_length !== undefined && value.length < element.min_length)
        return `Must be at least ${element.min_length} characters.`;
      if (element.max_length !== undefined && value.length > element.max_length)
        return `Must be at most ${element.max_length} characters.`;
      return null;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+$/.test(value) ? null : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? null : 'Please enter a valid URL.';
    case 'number_input':
      return malformedNumber(element, value);
    default:
      return null;
  }
}

function malformedNumber(element: Extract<FormElement, { type: 'number_input' }>, value: string): string | null {
  const number = Number(value);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `Must be at least ${element.min_value}.`;
  if (element.max_value !== undefined && number > Number(element.max_value))
    return `Must be at most ${element.max_value}.`;
  return null;
}

function placedElements(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block): Placed[] => {
    const blockId = blockIdOf(block);
    const place = (element: unknown, input: InputBlock | null): Placed[] =>
      // Elements without a value (buttons, menus) fall through `initialValue`, so any element may be placed.
      typeof element === 'object' && element !== null ? [{ blockId, element: element as FormElement, input }] : [];
    if (isInput(block)) return place(block.element, block);
    if (block.type === 'section') return place(block.accessory, null);
    if (block.type === 'actions' && Array.isArray(block.elements))
      return block.elements.flatMap((element) => place(element, null));
    return [];
  });
}

/** Only this type of block has the members of an input; the workspace has validated them. */
function isInput(block: Block): block is Block & InputBlock {
  return block.type === 'input';
}

/** Null for an element that keeps no value. */
function initialValue(element: FormElement): FieldValue | null {
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return element.initial_value ?? '';
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return initialPick(element);
    case 'radio_buttons':
      return element.initial_option?.value ?? '';
    case 'checkboxes':
      return (element.initial_options ?? []).map((option) => option.value ?? '');
    case 'static_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return initialChoices(element)[0] ?? '';
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return initialChoices(element);
    default:
      return null;
  }
}
