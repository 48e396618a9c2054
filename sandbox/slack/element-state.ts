import { jsonObjects, textOf } from './json.ts';
import type { JsonObject } from './json.ts';

type Chosen = string | readonly string[];

/** How one kind of element keeps a value: the member of its state, and the member that sets it at the start. */
interface ElementKind {
  readonly member: string;
  readonly initial: string;
  readonly value: 'text' | 'number' | 'option' | 'options' | 'list' | 'rich_text';
}

/** Elements whose value stands in `state.values`; buttons and overflow menus act without keeping anything. */
const statefulKinds: Readonly<Record<string, ElementKind>> = {
  plain_text_input: { member: 'value', initial: 'initial_value', value: 'text' },
  email_text_input: { member: 'value', initial: 'initial_value', value: 'text' },
  url_text_input: { member: 'value', initial: 'initial_value', value: 'text' },
  number_input: { member: 'value', initial: 'initial_value', value: 'text' },
  rich_text_input: { member: 'rich_text_value', initial: 'initial_value', value: 'rich_text' },
  datepicker: { member: 'selected_date', initial: 'initial_date', value: 'text' },
  timepicker: { member: 'selected_time', initial: 'initial_time', value: 'text' },
  datetimepicker: { member: 'selected_date_time', initial: 'initial_date_time', value: 'number' },
  static_select: { member: 'selected_option', initial: 'initial_option', value: 'option' },
  external_select: { member: 'selected_option', initial: 'initial_option', value: 'option' },
  radio_buttons: { member: 'selected_option', initial: 'initial_option', value: 'option' },
  checkboxes: { member: 'selected_options', initial: 'initial_options', value: 'options' },
  multi_static_select: { member: 'selected_options', initial: 'initial_options', value: 'options' },
  multi_external_select: { member: 'selected_options', initial: 'initial_options', value: 'options' },
  users_select: { member: 'selected_user', initial: 'initial_user', value: 'text' },
  channels_select: { member: 'selected_channel', initial: 'initial_channel', value: 'text' },
  conversations_select: { member: 'selected_conversation', initial: 'initial_conversation', value: 'text' },
  multi_users_select: { member: 'selected_users', initial: 'initial_users', value: 'list' },
  multi_channels_select: { member: 'selected_channels', initial: 'initial_channels', value: 'list' },
  multi_conversations_select: { member: 'selected_conversations', initial: 'initial_conversations', value: 'list' },
  file_input: { member: 'files', initial: 'initial_files', value: 'list' },
};

const actingKinds = new Set(['button', 'overflow', 'workflow_button', 'icon_button', 'feedback_buttons']);

export function isStateful(type: unknown): boolean {
  return typeof type === 'string' && Object.hasOwn(statefulKinds, type);
}

export function isInteractive(type: string): boolean {
  return actingKinds.has(type) || isStateful(type);
}

/** The entry of an untouched element: its initial value, or the empty value of its kind. */
export function initialState(element: JsonObject): JsonObject {
  const kind = kindOf(element);
  const empty = kind.value === 'options' || kind.value === 'list' ? [] : null;
  return { type: element.type, [kind.member]: element[kind.initial] ?? empty };
}

/**
 * The entry after a person chose or typed `chosen`. Options are named by their value; `offered` are those of an
 * external select. Throws for an option that is not there, because the person could not have chosen it.
 */
export function chosenState(element: JsonObject, chosen: Chosen, offered: readonly JsonObject[] = []): JsonObject {
  const kind = kindOf(element);
  const list = typeof chosen === 'string' ? [chosen] : chosen;
  const first = list[0] ?? '';
  const entry = (value: unknown) => ({ type: element.type, [kind.member]: value });
  switch (kind.value) {
    case 'text':
      return entry(first === '' ? null : first);
    case 'number':
      return entry(first === '' ? null : Number(first));
    case 'list':
      return entry(list);
    case 'option':
      return entry(first === '' ? null : optionOf(element, first, offered));
    case 'options':
      return entry(list.map((value) => optionOf(element, value, offered)));
    case 'rich_text':
      return entry(first === '' ? null : richText(first));
  }
}

/** True when nothing is entered or chosen, which a required input does not accept. */
export function isEmptyState(entry: JsonObject): boolean {
  const kind = kindOf(entry);
  const value = entry[kind.member];
  return value === null || (Array.isArray(value) && value.length === 0);
}

export function optionOf(element: JsonObject, value: string, offered: readonly JsonObject[] = []): JsonObject {
  const grouped = jsonObjects(element.option_groups).flatMap((group) => jsonObjects(group.options));
  const options = [...jsonObjects(element.options), ...grouped, ...offered];
  const found = options.find((option) => option.value === value);
  if (!found) {
    const there = options.map((option) => textOf(option.value)).join(', ');
    throw new Error(`"${textOf(element.action_id)}" offers no option "${value}"; it offers: ${there || 'none'}.`);
  }
  return found;
}

function kindOf(element: JsonObject): ElementKind {
  const kind = statefulKinds[textOf(element.type)];
  if (!kind) throw new Error(`A ${textOf(element.type)} keeps no value; click it instead of choosing in it.`);
  return kind;
}

function richText(text: string): JsonObject {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}
