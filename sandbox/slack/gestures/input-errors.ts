import { placedElements } from '#sandbox/slack/block-tree.ts';
import { isEmptyState, isStateful } from '#sandbox/slack/element-state.ts';
import { textOf } from '#sandbox/slack/json.ts';
import type { JsonObject } from '#sandbox/slack/json.ts';
import { requiredField } from '#sandbox/slack/problem-texts.ts';
import type { View } from '#sandbox/slack/views.ts';

/** What Slack says about the inputs of a modal before it asks the app, by block id. */
export function inputErrors(view: View): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const { blockId, actionId, element, input } of placedElements(view.blocks)) {
    const entry = view.values[blockId]?.[actionId];
    if (!input || !entry || !isStateful(element.type)) continue;
    const error = isEmptyState(entry) ? emptyError(input) : valueError(element, entry);
    if (error !== null) errors[blockId] = error;
  }
  return errors;
}

function emptyError(input: JsonObject): string | null {
  return input.optional === true ? null : requiredField;
}

function valueError(element: JsonObject, entry: JsonObject): string | null {
  const value = textOf(entry.value);
  switch (element.type) {
    case 'plain_text_input':
      return lengthError(element, value);
    case 'number_input':
      return numberError(element, value);
    case 'email_text_input':
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value) ? null : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? null : 'Please enter a valid URL.';
    default:
      return null;
  }
}

function lengthError(element: JsonObject, value: string): string | null {
  const least = typeof element.min_length === 'number' ? element.min_length : 0;
  const most = typeof element.max_length === 'number' ? element.max_length : 3000;
  if (value.length < least) return `Please enter at least ${least} characters.`;
  return value.length > most ? `Please enter at most ${most} characters.` : null;
}

function numberError(element: JsonObject, value: string): string | null {
  const number = Number(value);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value)) {
    return `Please enter a number of at least ${textOf(element.min_value)}.`;
  }
  if (element.max_value !== undefined && number > Number(element.max_value)) {
    return `Please enter a number of at most ${textOf(element.max_value)}.`;
  }
  return null;
}
