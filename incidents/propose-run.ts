import { createHash, randomUUID } from 'node:crypto';
import { firebreak, type Actor, type Incident } from '#domain/incident.ts';
import type { Json } from '#domain/run.ts';
import { firstPath } from '#runbooks/flow.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { startVariables } from '#runbooks/run-variables.ts';
import type { Transaction } from '#store/database.ts';
import { insertApproval } from '#store/repositories/approvals.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { insertRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { postNotice } from './post-notice.ts';
import { queueStep } from './queue-step.ts';

export interface Proposal {
  readonly id: string;
  readonly incident: Incident;
  readonly runbook: Runbook;
  readonly variables: Readonly<Record<string, Json>>;
  /** A person's Slack id, or `firebreak`. */
  readonly startedBy: string;
  readonly needsApproval: boolean;
}

export type Proposed =
  | { readonly kind: 'proposed' }
  /** The incident already has a run that is not finished. */
  | { readonly kind: 'busy' }
  /** The runbook needs a value that is not known here. */
  | { readonly kind: 'cannot_start'; readonly why: string };

/** Creates a run with the runbook's text pinned, and either starts it or puts the question to people. */
export async function proposeRun(deps: Deps, trx: Transaction, proposal: Proposal): Promise<Proposed> {
  const now = deps.clock.now();
  const { incident, runbook } = proposal;
  const start = startVariables(runbook, proposal.variables);
  if (!start.ok) return { kind: 'cannot_start', why: start.message };
  const { variables } = start;
  const inserted = await insertRun(
    trx,
    {
      id: proposal.id,
      incident: incident.number,
      runbook: runbook.name,
      runbookHash: runbook.hash,
      runbookSource: runbook.source,
      state: proposal.needsApproval ? 'waiting_approval' : 'running',
      variables,
      startedBy: proposal.startedBy,
    },
    now,
  );
  if (!inserted) return { kind: 'busy' };
  if (!proposal.needsApproval) {
    await startRun(deps, trx, proposal.id, incident, runbook, actorOf(proposal.startedBy));
    return { kind: 'proposed' };
  }
  const approval = randomUUID();
  const expiresAt = new Date(now.getTime() + deps.policy.approvalExpiryMs);
  await insertApproval(trx, {
    id: approval,
    incident: incident.number,
    runId: proposal.id,
    path: null,
    prompt: `Run ${runbook.name} on ${incident.service ?? incident.title}?`,
    subjectHash: approvalSubject(runbook.hash, variables),
    createdAt: now,
    expiresAt,
  });
  await queueReminders(deps, trx, approval, expiresAt);
  await postNotice(deps, trx, {
    incident: incident.number,
    kind: 'call',
    key: `approval/${approval}`,
    text: `Approval needed: ${runbook.name} on ${incident.service ?? incident.title}. The pinned card says what it would do and has the buttons.`,
  });
  await appendTimeline(trx, incident.number, {
    kind: 'approval_requested',
    actor: actorOf(proposal.startedBy),
    text: `Asked for approval to run ${runbook.name}.`,
    at: now,
  });
  return { kind: 'proposed' };
}

/** Sets an approved or autonomous run going. */
export async function startRun(
  deps: Deps,
  trx: Transaction,
  run: string,
  incident: Incident,
  runbook: Runbook,
  actor: Actor,
): Promise<void> {
  const now = deps.clock.now();
  // A runbook that changes nothing mitigates nothing: it looks, and tells people.
  if (runbook.risk !== 'low') await updateIncident(trx, incident.number, { state: 'mitigating' }, now);
  await appendTimeline(trx, incident.number, { kind: 'run_started', actor, text: `Started ${runbook.name}.`, at: now });
  await queueStep(deps, trx, { run, runbook, path: firstPath(runbook) });
}

/** Reminds people of a question halfway, and lets it expire at its end. */
export async function queueReminders(deps: Deps, trx: Transaction, approval: string, expiresAt: Date): Promise<void> {
  const remindAt = new Date(deps.clock.now().getTime() + deps.policy.approvalReminderMs);
  if (remindAt < expiresAt) {
    await deps.queue.send(trx, 'approval-due', { approval, stage: 'remind' }, { startAfter: remindAt, priority: 10 });
  }
  await deps.queue.send(trx, 'approval-due', { approval, stage: 'expire' }, { startAfter: expiresAt, priority: 10 });
}

/** What an approval is bound to: the runbook's exact text and the values it will be rendered with. */
export function approvalSubject(runbookHash: string, variables: Readonly<Record<string, Json>>): string {
  return createHash('sha256')
    .update(`${runbookHash}\n${canonical(variables)}`)
    .digest('hex');
}

/** JSON with sorted keys: the database keeps a jsonb object's keys in an order of its own. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as Readonly<Record<string, Json>>).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

export function actorOf(startedBy: string): Actor {
  return startedBy === 'firebreak' ? firebreak : { kind: 'person', id: startedBy };
}
