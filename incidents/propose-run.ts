import { firebreak, type Actor, type Incident } from '#domain/incident.ts';
import type { Json, PreviewedStep } from '#domain/run.ts';
import { firstPath } from '#runbooks/flow.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { startVariables } from '#runbooks/run-variables.ts';
import type { Transaction } from '#store/database.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { insertRun } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { approversFor } from './engine/approval-rules.ts';
import { runSubject } from './engine/approval-subject.ts';
import { ask } from './engine/ask.ts';
import { queueStep } from './engine/queue-step.ts';

export interface Proposal {
  readonly id: string;
  readonly incident: Incident;
  readonly runbook: Runbook;
  readonly variables: Readonly<Record<string, Json>>;
  readonly inputs?: Readonly<Record<string, Json>>;
  /** A person's Slack id, or `firebreak`. */
  readonly startedBy: string;
  readonly needsApproval: boolean;
  /** What it would change, simulated before; shown to those who approve. */
  readonly preview: readonly PreviewedStep[];
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
  const { incident, runbook, startedBy } = proposal;
  const start = startVariables(runbook, proposal.variables, proposal.inputs);
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
      calledSources: runbook.calledSources,
      state: proposal.needsApproval ? 'waiting_approval' : 'running',
      mode: proposal.needsApproval ? 'ask' : 'act',
      variables,
      startedBy,
    },
    now,
  );
  if (!inserted) return { kind: 'busy' };
  if (!proposal.needsApproval) {
    await startRun(deps, trx, proposal.id, incident, runbook, actorOf(startedBy));
    return { kind: 'proposed' };
  }
  await ask(deps, trx, {
    incident: incident.number,
    run: proposal.id,
    path: null,
    prompt: `Run ${runbook.name} on ${incident.service ?? incident.title}?`,
    subject: runSubject(runbook.hash, variables),
    preview: proposal.preview,
    approvers: approversFor(deps.policy, runbook, startedBy),
    expiresAt: new Date(now.getTime() + deps.policy.approvalExpiryMs),
    actor: actorOf(startedBy),
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
  await queueStep(deps, trx, { run, runbook, thread: '', path: firstPath(runbook) });
}

export function actorOf(startedBy: string): Actor {
  return startedBy === 'firebreak' ? firebreak : { kind: 'person', id: startedBy };
}
