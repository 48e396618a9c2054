import { isJsonObject, textOf } from './json.ts';
import type { JsonObject } from './json.ts';

/** An element that a person can use, and the block in which it stands. */
export interface PlacedElement {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: JsonObject;
  /** The input block around it, or null outside of one. */
  readonly input: JsonObject | null;
}

/** Every element with an action id, however deep: accessories, actions, inputs, cards of a carousel. */
export function placedElements(blocks: readonly JsonObject[]): readonly PlacedElement[] {
  return blocks.flatMap((block) => within(block, textOf(block.block_id), block.type === 'input' ? block : null));
}

function within(node: JsonObject, blockId: string, input: JsonObject | null): readonly PlacedElement[] {
  const found: PlacedElement[] = [];
  for (const child of Object.values(node).flat()) {
    if (!isJsonObject(child)) continue;
    const inner = textOf(child.block_id) || blockId;
    const around = child.type === 'input' ? child : input;
    if (typeof child.action_id === 'string' && typeof child.type === 'string') {
      found.push({ blockId: inner, actionId: child.action_id, element: child, input: around });
    }
    found.push(...within(child, inner, around));
  }
  return found;
}

/** Finds one element by its action id, and by its block when two blocks use the same action id. */
export function findElement(
  blocks: readonly JsonObject[],
  actionId: string,
  blockId?: string,
): PlacedElement | undefined {
  return placedElements(blocks).find(
    (each) => each.actionId === actionId && (blockId === undefined || each.blockId === blockId),
  );
}
