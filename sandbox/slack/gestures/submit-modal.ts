import type { GestureResult } from '#sandbox/contract.ts';
import { placedElements } from '#sandbox/slack/block-tree.ts';
import { chosenState } from '#sandbox/slack/element-state.ts';
import type { StateValues } from '#sandbox/slack/messages.ts';
import { commonMembers } from '#sandbox/slack/payloads/common-members.ts';
import { responseUrlsOf } from '#sandbox/slack/payloads/view-response-urls.ts';
import { personAt } from '#sandbox/slack/people.ts';
import { modalTrouble, requiredField } from '#sandbox/slack/problem-texts.ts';
import { withStateEntry } from '#sandbox/slack/state-values.ts';
import { viewWire } from '#sandbox/slack/view-wire.ts';
import { putView, topView } from '#sandbox/slack/views.ts';
import type { View } from '#sandbox/slack/views.ts';
import type { World } from '#sandbox/slack/world.ts';
import { inputErrors } from './input-errors.ts';
import { followSubmission } from './follow-submission.ts';

type Values = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/**
 * Fills in the open modal and submits it. What Slack itself would refuse never reaches the app; what the app answers
 * decides whether the modal closes, changes, is covered by another or shows errors.
 */
export async function submitModal(world: World, userId: string, filled: Values): Promise<GestureResult> {
  const open = topView(world, userId);
  if (!open) throw new Error(`${userId} has no modal open; there is nothing to submit.`);
  const view = putView(world, { ...open, values: fill(world, open, filled), errors: {}, problem: null });
  const errors = inputErrors(view);
  if (Object.keys(errors).length > 0) {
    putView(world, { ...view, errors });
    return { problem: Object.values(errors)[0] ?? requiredField };
  }
  const payload = {
    type: 'view_submission',
    ...commonMembers(world, personAt(world, userId)),
    trigger_id: world.triggers.issue(userId, view.id),
    view: viewWire(world, view),
    response_urls: responseUrlsOf(world, view),
  };
  const result = await world.delivery.deliver({ kind: 'interactive', payload, retry: null, takesAnswer: true });
  const current = world.views.get(view.id);
  if (!current) return { problem: null };
  const problem = result.outcome === 'acked' ? followSubmission(world, current, result.body) : modalTrouble;
  if (problem !== null) putView(world, { ...current, problem });
  return { problem };
}

/** Throws for an input that the modal does not have: nobody could have filled it in. */
function fill(world: World, view: View, filled: Values): StateValues {
  const placed = placedElements(view.blocks);
  let { values } = view;
  for (const [blockId, entries] of Object.entries(filled)) {
    for (const [actionId, chosen] of Object.entries(entries)) {
      const found = placed.find((each) => each.blockId === blockId && each.actionId === actionId);
      if (!found) {
        const there = placed.map((each) => `${each.blockId}/${each.actionId}`).join(', ');
        throw new Error(`The modal has no input ${blockId}/${actionId}; it has: ${there || 'none'}.`);
      }
      const offered = world.offeredOptions.get(`${view.userId} ${actionId}`) ?? [];
      values = withStateEntry(values, blockId, actionId, chosenState(found.element, chosen, offered));
    }
  }
  return values;
}
