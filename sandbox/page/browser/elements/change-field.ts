import type { ConfirmationDialog } from '@slack/types';
import type { FieldValue } from '#sandbox/page/browser/block-scope.ts';
import type { ElementProps } from './element-props.ts';

/** Keeps a new value and, where the element reports changes, tells the app. */
export function changeField(
  { element, blockId, scope, dispatches }: ElementProps<{ action_id?: string; confirm?: ConfirmationDialog }>,
  value: FieldValue,
): void {
  const actionId = element.action_id ?? '';
  scope.setField(blockId, actionId, value);
  if (dispatches) scope.act({ kind: 'choose', actionId, blockId, value, confirm: element.confirm });
}

/** The value that an element shows now: what the person chose, else what the app asked for. */
export function currentField<Value extends FieldValue>(
  { element, blockId, scope }: ElementProps<{ action_id?: string }>,
  initial: Value,
): Value {
  // An element keeps one kind of value for life, so what was stored for it has the kind of its initial value.
  return (scope.field(blockId, element.action_id ?? '') as Value | undefined) ?? initial;
}
