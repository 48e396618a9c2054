import type { GestureResult } from '#sandbox/contract.ts';
import { chosenState, isStateful } from '#sandbox/slack/element-state.ts';
import { textOf } from '#sandbox/slack/json.ts';
import { findMessage, putMessage } from '#sandbox/slack/messages.ts';
import { actionEntry } from '#sandbox/slack/payloads/action-entry.ts';
import { blockActions } from '#sandbox/slack/payloads/block-actions.ts';
import { actionTs } from '#sandbox/slack/payloads/common-members.ts';
import { personAt } from '#sandbox/slack/people.ts';
import { actionProblem } from '#sandbox/slack/problem-texts.ts';
import { withStateEntry } from '#sandbox/slack/state-values.ts';
import { putView } from '#sandbox/slack/views.ts';
import type { PlacedElement } from '#sandbox/slack/block-tree.ts';
import type { World } from '#sandbox/slack/world.ts';
import { elementOn, surfaceAt } from './surface.ts';
import type { MessageTarget, Surface } from './surface.ts';

/** Presses a button; its confirmation dialog counts as accepted, and a link button tells the app as well. */
export async function click(
  world: World,
  userId: string,
  target: MessageTarget | null,
  actionId: string,
  blockId?: string,
): Promise<GestureResult> {
  const surface = surfaceAt(world, userId, target);
  const placed = elementOn(surface, actionId, blockId);
  if (isStateful(placed.element.type) || placed.element.type === 'overflow') {
    throw new Error(`"${actionId}" is a ${textOf(placed.element.type)}: choose in it with select().`);
  }
  return act(world, userId, surface, placed, null);
}

/** Chooses or types a value. In an input block the app hears of it only with `dispatch_action`. */
export async function select(
  world: World,
  userId: string,
  target: MessageTarget | null,
  actionId: string,
  value: string,
  blockId?: string,
): Promise<GestureResult> {
  const surface = surfaceAt(world, userId, target);
  const placed = elementOn(surface, actionId, blockId);
  if (placed.element.type === 'button') throw new Error(`"${actionId}" is a button: press it with click().`);
  const chosen = isStateful(placed.element.type) ? keepChoice(world, userId, surface, placed, value) : surface;
  const isQuiet = placed.input !== null && placed.input.dispatch_action !== true;
  return isQuiet ? { problem: null } : act(world, userId, chosen, placed, value);
}

async function act(
  world: World,
  userId: string,
  surface: Surface,
  placed: PlacedElement,
  chosen: string | null,
): Promise<GestureResult> {
  if (!world.manifest.isInteractive) {
    throw new Error('The manifest does not enable settings.interactivity, so Slack would deliver no click.');
  }
  const action = actionEntry(placed, chosen, offeredTo(world, userId, placed), actionTs(world));
  const payload = blockActions(world, personAt(world, userId), surface, action);
  const result = await world.delivery.deliver({ kind: 'interactive', payload, retry: null, takesAnswer: true });
  const problem = actionProblem(result);
  showProblem(world, surface, problem);
  return { problem };
}

function keepChoice(world: World, userId: string, surface: Surface, placed: PlacedElement, value: string): Surface {
  const { blockId, actionId, element } = placed;
  const entry = chosenState(element, value, offeredTo(world, userId, placed));
  if (surface.kind === 'view') {
    const values = withStateEntry(surface.view.values, blockId, actionId, entry);
    return { kind: 'view', view: putView(world, { ...surface.view, values }) };
  }
  const mine = withStateEntry(surface.message.choices[userId] ?? {}, blockId, actionId, entry);
  const choices = { ...surface.message.choices, [userId]: mine };
  return { ...surface, message: putMessage(world, { ...surface.message, choices }) };
}

function offeredTo(world: World, userId: string, placed: PlacedElement) {
  return world.offeredOptions.get(`${userId} ${placed.actionId}`) ?? [];
}

/** Shows or clears the warning on whatever stands there now, since the app may have changed it meanwhile. */
function showProblem(world: World, surface: Surface, problem: string | null): void {
  if (surface.kind === 'view') {
    const view = world.views.get(surface.view.id);
    if (view && view.problem !== problem) putView(world, { ...view, problem });
    return;
  }
  const message = findMessage(world, surface.channel.id, surface.message.ts);
  if (message && message.problem !== problem) putMessage(world, { ...message, problem });
}
