import type { Announcement, Run } from '#domain/run.ts';
import { firebreak } from '#domain/incident.ts';
import type { Severity } from '#domain/severity.ts';
import type { Transaction } from '#store/database.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { insertMessage } from '#store/repositories/slack-messages.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';

/**
 * Puts what a step tells people into the outbox, in the step's own transaction. The key makes it go out once however
 * often the step is repeated.
 */
export async function announce(
  deps: Deps,
  trx: Transaction,
  run: Run,
  key: string,
  announcement: Announcement,
): Promise<void> {
  const now = deps.clock.now();
  const incident = await incidentByNumber(trx, run.incident);
  if (!incident) return;
  switch (announcement.channel) {
    case 'slack': {
      const message = await insertMessage(
        trx,
        {
          incident: incident.number,
          kind: announcement.escalate ? 'escalation' : 'update',
          key,
          text: announcement.text,
        },
        now,
      );
      if (message === null) return;
      await deps.queue.send(trx, 'post-message', { message });
      if (announcement.escalate) await page(deps, trx, incident.number, announcement.text, incident.severity);
      return;
    }
    case 'pagerduty':
      await page(deps, trx, incident.number, announcement.text, announcement.severity);
      return;
    case 'webhook': {
      const { url, body } = announcement;
      await deps.queue.send(trx, 'post-webhook', { incident: incident.number, key, url, body });
      return;
    }
  }
}

async function page(deps: Deps, trx: Transaction, incident: number, text: string, severity: Severity): Promise<void> {
  const summary = `INC-${incident}: ${text}`;
  await deps.queue.send(trx, 'send-page', { incident, action: 'trigger', summary, severity }, { priority: 10 });
  await appendTimeline(trx, incident, {
    kind: 'escalated',
    actor: firebreak,
    text: `Paging the on-call: ${text}`,
    at: deps.clock.now(),
  });
}
