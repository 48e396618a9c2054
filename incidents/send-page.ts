import type { JobPayload } from '#domain/jobs.ts';
import { firebreak } from '#domain/incident.ts';
import { OutsideError } from '#domain/outside-error.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { insertPage } from '#store/repositories/pages.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';

/**
 * Tells PagerDuty. The incident is the dedup key, so that a repeated event joins the one before it. A trigger that was
 * overtaken by the incident's end is not sent: it would wake somebody for nothing.
 */
export async function sendPage(deps: Deps, page: JobPayload<'send-page'>): Promise<void> {
  const incident = await incidentByNumber(deps.db, page.incident);
  if (!incident) return;
  if (page.action === 'trigger' && (incident.state === 'resolved' || incident.state === 'closed')) return;
  const { pagerduty } = deps.clients;
  if (!pagerduty) {
    throw new OutsideError('pagerduty', 'not_configured', 'no PAGERDUTY_ROUTING_KEY is set, so nobody can be paged', {
      kind: 'no',
    });
  }
  await pagerduty.send({
    action: page.action,
    dedupKey: `firebreak/INC-${incident.number}/${incident.createdAt.toISOString()}`,
    summary: page.summary,
    severity: page.severity,
    source: incident.service ?? incident.cluster ?? 'firebreak',
    customDetails: {
      incident: `INC-${incident.number}`,
      state: incident.state,
      classification: incident.classification?.label ?? 'not assessed',
      channel: incident.channelName ? `#${incident.channelName}` : 'not open yet',
    },
  });
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    await insertPage(trx, { incident: incident.number, action: page.action, summary: page.summary }, now);
    const words = { trigger: 'Paged the on-call', acknowledge: 'Acknowledged the page', resolve: 'Resolved the page' };
    const text = page.action === 'trigger' ? `${words.trigger}: ${page.summary}` : `${words[page.action]}.`;
    await appendTimeline(trx, incident.number, { kind: 'paged', actor: firebreak, text, at: now });
    await deps.queue.send(trx, 'refresh-card', { incident: incident.number }, { key: String(incident.number) });
  });
}
