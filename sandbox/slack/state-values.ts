import { placedElements } from './block-tree.ts';
import { initialState, isStateful } from './element-state.ts';
import type { JsonObject } from './json.ts';
import type { StateValues } from './messages.ts';

/**
 * `state.values` of a surface: every stateful element by block id and action id. What stood in `previous` under the
 * same two ids and of the same type stays, so a person's typing survives an update of the view.
 */
export function stateValues(blocks: readonly JsonObject[], previous: StateValues): StateValues {
  const values: Record<string, Record<string, JsonObject>> = {};
  for (const { blockId, actionId, element } of placedElements(blocks)) {
    if (!isStateful(element.type)) continue;
    const kept = previous[blockId]?.[actionId];
    const entry = kept !== undefined && kept.type === element.type ? kept : initialState(element);
    values[blockId] = { ...values[blockId], [actionId]: entry };
  }
  return values;
}

export function withStateEntry(values: StateValues, blockId: string, actionId: string, entry: JsonObject): StateValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: entry } };
}
