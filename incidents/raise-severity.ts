import { firebreak, type Incident } from '#domain/incident.ts';
import { severityWord, type Severity } from '#domain/severity.ts';
import type { Transaction } from '#store/database.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { wasPaged } from '#store/repositories/pages.ts';
import { activeRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';

/**
 * Raises an incident's severity, says so, and wakes somebody where it has become grave and nobody has it: no person, and no runbook
 * that runs or waits for people, who are reminded of it by a page of its own. Before the first assessment nobody is woken: the
 * assessment decides about that.
 */
export async function raiseSeverity(
  deps: Deps,
  trx: Transaction,
  incident: Incident,
  raise: { readonly to: Severity; readonly reason: string },
): Promise<void> {
  const now = deps.clock.now();
  const { number, severity: from } = incident;
  const { to, reason } = raise;
  await updateIncident(trx, number, { severity: to, severityReason: reason, severitySetBy: null }, now);
  const text = `Raised from ${from} to ${to} ${severityWord[to]}: ${reason}.`;
  await appendTimeline(trx, number, { kind: 'severity_changed', actor: firebreak, text, at: now });
  if ((to === 'sev1' || to === 'sev2') && incident.decision !== null && (await isNobodys(trx, incident))) {
    const why = 'It became grave and nobody has it: paging the on-call.';
    await appendTimeline(trx, number, { kind: 'escalated', actor: firebreak, text: why, at: now });
    const summary = `INC-${number} ${to.toUpperCase()} ${incident.title}: ${text}`;
    const page = { incident: number, action: 'trigger', summary, severity: to } as const;
    await deps.queue.send(trx, 'send-page', page, { priority: 10 });
  }
  await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
}

async function isNobodys(trx: Transaction, { number, acknowledgedBy }: Incident): Promise<boolean> {
  if (acknowledgedBy !== null || (await wasPaged(trx, number))) return false;
  return (await activeRun(trx, number)) === null;
}
