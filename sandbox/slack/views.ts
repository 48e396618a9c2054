import { secretHex } from './ids.ts';
import { jsonObjects, textOf } from './json.ts';
import type { JsonObject } from './json.ts';
import type { StateValues } from './messages.ts';
import { parsedBlocks } from './parsed-blocks.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { stateValues } from './state-values.ts';
import type { World } from './world.ts';

/** Views that one modal stack may hold: the root and two pushes (docs: surfaces/modals). */
const modalStackLimit = 3;

export interface View {
  readonly id: string;
  readonly userId: string;
  readonly type: 'modal' | 'home';
  /** The view as the app sent it, with parsed blocks. */
  readonly content: JsonObject;
  readonly blocks: readonly JsonObject[];
  readonly externalId: string;
  readonly rootId: string;
  readonly previousId: string | null;
  readonly hash: string;
  readonly values: StateValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly problem: string | null;
}

export function putView(world: World, view: View): View {
  world.views.set(view.id, view);
  world.changes.emit({ kind: view.type, userId: view.userId });
  return view;
}

export function stackOf(world: World, userId: string): readonly string[] {
  return world.modalStacks.get(userId) ?? [];
}

export function topView(world: World, userId: string): View | undefined {
  return world.views.get(stackOf(world, userId).at(-1) ?? '');
}

/** Shows a new modal; whatever the person had open before is gone. */
export function openView(world: World, userId: string, content: JsonObject): View | Refusal {
  if (isExternalIdTaken(world, content)) return refuse('duplicate_external_id');
  for (const id of stackOf(world, userId)) world.views.delete(id);
  world.modalStacks.set(userId, []);
  return addToStack(world, userId, content);
}

export function pushView(world: World, userId: string, content: JsonObject): View | Refusal {
  if (stackOf(world, userId).length >= modalStackLimit) return refuse('push_limit_reached');
  if (isExternalIdTaken(world, content)) return refuse('duplicate_external_id');
  return addToStack(world, userId, content);
}

/** Replaces what a view shows; values under unchanged ids stay, errors and warnings go. */
export function updateView(world: World, view: View, content: JsonObject): View | Refusal {
  if (isExternalIdTaken(world, content, view)) return refuse('duplicate_external_id');
  return putView(world, { ...view, ...contentOf(content, view.values) });
}

export function popView(world: World, view: View): void {
  const remaining = stackOf(world, view.userId).filter((id) => id !== view.id);
  world.modalStacks.set(view.userId, remaining);
  world.views.delete(view.id);
  world.changes.emit({ kind: 'modal', userId: view.userId });
}

export function clearStack(world: World, userId: string): void {
  for (const id of stackOf(world, userId)) world.views.delete(id);
  world.modalStacks.set(userId, []);
  world.changes.emit({ kind: 'modal', userId });
}

/** Shows the Home tab of a person; the view keeps its id over all publications. */
export function publishHome(world: World, userId: string, content: JsonObject): View | Refusal {
  const current = world.views.get(world.homes.get(userId) ?? '');
  if (current) return updateView(world, current, content);
  if (isExternalIdTaken(world, content)) return refuse('duplicate_external_id');
  const view = newView(world, userId, 'home', content, []);
  world.homes.set(userId, view.id);
  return putView(world, view);
}

function addToStack(world: World, userId: string, content: JsonObject): View {
  const stack = stackOf(world, userId);
  const view = newView(world, userId, 'modal', content, stack);
  world.modalStacks.set(userId, [...stack, view.id]);
  return putView(world, view);
}

function newView(
  world: World,
  userId: string,
  type: View['type'],
  content: JsonObject,
  stack: readonly string[],
): View {
  const id = world.ids.next('V');
  return { id, userId, type, rootId: stack[0] ?? id, previousId: stack.at(-1) ?? null, ...contentOf(content, {}) };
}

function contentOf(content: JsonObject, previous: StateValues) {
  const blocks = parsedBlocks(jsonObjects(content.blocks));
  return {
    content: { ...content, blocks },
    blocks,
    externalId: textOf(content.external_id),
    hash: secretHex(12),
    values: stateValues(blocks, previous),
    errors: {},
    problem: null,
  };
}

function isExternalIdTaken(world: World, content: JsonObject, except?: View): boolean {
  const externalId = textOf(content.external_id);
  if (externalId === '') return false;
  return [...world.views.values()].some((each) => each.externalId === externalId && each.id !== except?.id);
}
