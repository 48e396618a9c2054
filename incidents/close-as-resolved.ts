import type { Actor, Incident } from '#domain/incident.ts';
import type { Transaction } from '#store/database.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { wasPaged } from '#store/repositories/pages.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { postNotice } from './post-notice.ts';

/** Where nobody has said what Firebreak's judgement was worth: one line, where everybody who knows it reads. */
const invitation =
  'What was it? Say so on the card or with /incident cause; Firebreak learns from it when it is trained.';

/** Marks an incident resolved, with everything that follows: timeline, card, and the end of its page. */
export async function closeAsResolved(
  deps: Deps,
  trx: Transaction,
  incident: Incident,
  by: { readonly actor: Actor; readonly text: string },
): Promise<void> {
  const now = deps.clock.now();
  const { number } = incident;
  await updateIncident(trx, number, { state: 'resolved', resolvedAt: now }, now);
  await appendTimeline(trx, number, { kind: 'resolved', actor: by.actor, text: by.text, at: now });
  await postNotice(deps, trx, {
    incident: number,
    kind: 'notice',
    key: `resolved/${number}/${now.toISOString()}`,
    text: [`INC-${number} is over. ${by.text}`, ...(isOpenQuestion(incident) ? [invitation] : [])].join('\n'),
  });
  await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
  if (await wasPaged(trx, number)) {
    const summary = `INC-${number} resolved: ${incident.title}`;
    await deps.queue.send(trx, 'send-page', {
      incident: number,
      action: 'resolve',
      summary,
      severity: incident.severity,
    });
  }
}

/** Whether there is a judgement of which nobody has said yet what it was worth. */
function isOpenQuestion({ classification, confirmed }: Incident): boolean {
  return classification !== null && confirmed === null;
}
