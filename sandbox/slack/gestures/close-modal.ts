import { commonMembers } from '#sandbox/slack/payloads/common-members.ts';
import { personAt } from '#sandbox/slack/people.ts';
import { viewWire } from '#sandbox/slack/view-wire.ts';
import { clearStack, popView, stackOf, topView } from '#sandbox/slack/views.ts';
import type { World } from '#sandbox/slack/world.ts';

/**
 * Cancel closes the top view, or the stack when that view says `clear_on_close`; the x closes the stack and speaks of
 * the root view. The app hears of it only when that view wants to (`notify_on_close`).
 */
export async function closeModal(world: World, userId: string, how: 'cancel' | 'x'): Promise<void> {
  const top = topView(world, userId);
  if (!top) throw new Error(`${userId} has no modal open; there is nothing to close.`);
  const root = world.views.get(stackOf(world, userId)[0] ?? '') ?? top;
  const isCleared = how === 'x';
  const subject = isCleared ? root : top;
  const view = viewWire(world, subject);
  if (isCleared || top.content.clear_on_close === true) clearStack(world, userId);
  else popView(world, top);
  if (subject.content.notify_on_close !== true) return;
  const payload = {
    type: 'view_closed',
    ...commonMembers(world, personAt(world, userId)),
    view,
    is_cleared: isCleared,
  };
  await world.delivery.deliver({ kind: 'interactive', payload, retry: null, takesAnswer: false });
}
