import type { PlacedElement } from '#sandbox/slack/block-tree.ts';
import { chosenState, isStateful, optionOf } from '#sandbox/slack/element-state.ts';
import type { JsonObject } from '#sandbox/slack/json.ts';

/** Members of an element that its action repeats. */
const repeated = ['text', 'value', 'style', 'confirm', 'workflow'] as const;

/** One entry of `actions`: a button with its value, a menu with what was chosen. */
export function actionEntry(
  placed: PlacedElement,
  chosen: string | null,
  offered: readonly JsonObject[],
  actionTs: string,
): JsonObject {
  const { element, blockId, actionId } = placed;
  const base = { type: element.type, action_id: actionId, block_id: blockId, action_ts: actionTs };
  if (element.type === 'overflow') return { ...base, selected_option: optionOf(element, chosen ?? '') };
  if (isStateful(element.type)) return { ...base, ...chosenState(element, chosen ?? '', offered) };
  const kept = repeated.filter((member) => element[member] !== undefined);
  const own = Object.fromEntries(kept.map((member) => [member, element[member]]));
  return { ...base, ...own, ...(chosen === null ? {} : { value: chosen }) };
}
