import { isJsonObject } from '#sandbox/slack/json.ts';
import { modalTrouble } from '#sandbox/slack/problem-texts.ts';
import { readView } from '#sandbox/slack/methods/view-content.ts';
import { isRefusal } from '#sandbox/slack/refusal.ts';
import { clearStack, popView, pushView, putView, updateView } from '#sandbox/slack/views.ts';
import type { View } from '#sandbox/slack/views.ts';
import type { World } from '#sandbox/slack/world.ts';

/**
 * Does what the acknowledgement of a `view_submission` says (docs: surfaces/modals). An empty one closes this view
 * only. Null when done; an answer that makes no sense is trouble, as for a person in Slack.
 */
export function followSubmission(world: World, view: View, body: unknown): string | null {
  if (body === undefined || body === null || body === '' || (isJsonObject(body) && Object.keys(body).length === 0)) {
    popView(world, view);
    return null;
  }
  if (!isJsonObject(body)) return modalTrouble;
  switch (body.response_action) {
    case 'clear':
      clearStack(world, view.userId);
      return null;
    case 'errors':
      return showErrors(world, view, body.errors);
    case 'update':
    case 'push': {
      const content = readView(world, body.view, 'modal');
      if (isRefusal(content)) return modalTrouble;
      const shown =
        body.response_action === 'push' ? pushView(world, view.userId, content) : updateView(world, view, content);
      return isRefusal(shown) ? modalTrouble : null;
    }
    default:
      return modalTrouble;
  }
}

/** Errors belong to input blocks of this view; one that names another block cannot be shown. */
function showErrors(world: World, view: View, raw: unknown): string | null {
  if (!isJsonObject(raw) || Object.keys(raw).length === 0) return modalTrouble;
  const inputs = new Set(view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
  const errors: Record<string, string> = {};
  for (const [blockId, message] of Object.entries(raw)) {
    if (!inputs.has(blockId) || typeof message !== 'string') return modalTrouble;
    errors[blockId] = message;
  }
  putView(world, { ...view, errors });
  return null;
}
