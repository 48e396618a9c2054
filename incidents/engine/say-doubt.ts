import { firebreak } from '#domain/incident.ts';
import type { Transaction } from '#store/database.ts';
import { lockIncident } from '#store/repositories/incidents.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from '#incidents/deps.ts';
import { postNotice } from '#incidents/post-notice.ts';
import type { Position } from './position.ts';

/** Nobody knows what a step did: a person is woken to look and to decide, and until then the thread stands still. */
export async function sayDoubt(deps: Deps, trx: Transaction, at: Position, reason: string): Promise<void> {
  const { run, step } = at;
  const incident = await lockIncident(trx, run.incident);
  if (!incident) return;
  const { number, title, severity } = incident;
  const text = `${run.runbook} stopped in doubt at "${step.title}" (${step.path}): ${reason}. Look, and then say on the card what happened.`;
  await appendTimeline(trx, number, { kind: 'escalated', actor: firebreak, text, at: deps.clock.now() });
  const summary = `INC-${number} ${title}: ${text}`;
  const page = { incident: number, action: 'trigger', summary, severity } as const;
  await deps.queue.send(trx, 'send-page', page, { priority: 10 });
  const key = `doubt/${run.id}/${step.path}/${step.attempt}`;
  await postNotice(deps, trx, { incident: number, kind: 'alarm', key, text });
  await deps.queue.send(trx, 'refresh-card', { incident: number }, { key: String(number) });
}
