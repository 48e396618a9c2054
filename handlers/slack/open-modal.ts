import type { webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Message } from './message.ts';
import { slackRefusal } from './slack-refusal.ts';
import { notice } from './views/notice.ts';

/** Slack's guide and its method pages name these refusals differently; both are listed. */
const triggerIsOver: ReadonlySet<string> = new Set([
  'trigger_expired',
  'trigger_exchanged',
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
]);

/**
 * Opens a form. The trigger is good for three seconds and one use, so nothing is read before this. Null when it stands
 * on the person's screen; a message when Slack would not open it any more; other refusals are thrown.
 */
export async function openModal(client: webApi.WebClient, triggerId: string, view: ModalView): Promise<Message | null> {
  try {
    await client.views.open({ trigger_id: triggerId, view });
    return null;
  } catch (error) {
    if (!triggerIsOver.has(slackRefusal(error) ?? '')) throw error;
    return notice('Slack did not open the form in time. Nothing was done; please try once more.');
  }
}
