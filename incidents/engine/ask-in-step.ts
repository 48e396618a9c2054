import type { PlannedChange } from '#domain/change.ts';
import type { Waiting } from '#domain/run.ts';
import type { Transaction } from '#store/database.ts';
import type { Deps } from '#incidents/deps.ts';
import { approversFor } from './approval-rules.ts';
import { changeSubject } from './approval-subject.ts';
import { ask } from './ask.ts';
import type { Position } from './position.ts';
import { previewOf } from './preview-of.ts';

/** The question of an approval step, bound to the runbook's text and the question's words. */
export async function askInStep(
  deps: Deps,
  trx: Transaction,
  at: Position,
  waiting: Waiting & { readonly kind: 'approval' },
): Promise<void> {
  const { run, runbook, step } = at;
  await ask(deps, trx, {
    incident: run.incident,
    run: run.id,
    path: step.path,
    prompt: waiting.prompt,
    subject: run.runbookHash,
    preview: [],
    approvers: approversFor(deps.policy, runbook, run.startedBy, waiting),
    expiresAt: waiting.expiresAt,
  });
}

/** The question whether a change may be made, bound to exactly that change. `because` says why it is asked now. */
export async function askForChange(
  deps: Deps,
  trx: Transaction,
  at: Position,
  change: PlannedChange,
  because: string,
): Promise<void> {
  const { run, runbook, step } = at;
  await ask(deps, trx, {
    incident: run.incident,
    run: run.id,
    path: step.path,
    prompt: `${change.title}? ${because}`,
    subject: changeSubject(change),
    preview: [previewOf(step.path, change, null)],
    approvers: approversFor(deps.policy, runbook, run.startedBy),
    expiresAt: new Date(deps.clock.now().getTime() + deps.policy.approvalExpiryMs),
  });
}
