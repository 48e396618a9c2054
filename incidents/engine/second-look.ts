import type { Approval, PreviewedStep, Run } from '#domain/run.ts';
import type { Transaction } from '#store/database.ts';
import { settleApproval } from '#store/repositories/approvals.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { stepOfRun } from '#store/repositories/run-steps.ts';
import { threadsOfRun } from '#store/repositories/run-threads.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import { firebreak } from '#domain/incident.ts';
import { planStep } from '#runbooks/execute-step.ts';
import type { Deps } from '#incidents/deps.ts';
import { previewRun } from '#incidents/preview-run.ts';
import { ask } from './ask.ts';
import { runSubject } from './approval-subject.ts';
import { pinnedRunbook } from './pinned-runbook.ts';
import { previewOf } from './preview-of.ts';
import { stepContext } from './step-context.ts';

/** What a second simulation says of what people were shown. */
export type SecondLook =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'changed';
      /** In words, for whoever pressed. */
      readonly what: string;
      readonly preview: readonly PreviewedStep[];
      readonly subject: string;
    };

/**
 * Simulates again what an approval shows. What cannot be simulated at this moment does not void it: the change itself
 * is judged by what was approved right before it is made.
 */
export async function lookAgain(deps: Deps, run: Run, shown: Approval): Promise<SecondLook> {
  if (shown.state !== 'pending') return { kind: 'same' };
  const subjectNow = runSubject(run.runbookHash, run.variables);
  if (shown.path === null && subjectNow !== shown.subjectHash) {
    const preview = await previewWhole(deps, run);
    return { kind: 'changed', what: 'the runbook or its values', preview, subject: subjectNow };
  }
  if (shown.preview.every(({ subject }) => subject === null)) return { kind: 'same' };
  const preview = shown.path === null ? await previewWhole(deps, run) : await previewStepOf(deps, run, shown.path);
  const first = shown.preview.find((before) => {
    const after = preview.find(({ path }) => path === before.path);
    return before.subject !== null && (after?.subject ?? before.subject) !== before.subject;
  });
  if (first === undefined) return { kind: 'same' };
  const subject =
    shown.path === null ? subjectNow : (preview.find(({ path }) => path === shown.path)?.subject ?? shown.subjectHash);
  return { kind: 'changed', what: `what ${first.title} would change`, preview, subject };
}

async function previewWhole(deps: Deps, run: Run): Promise<readonly PreviewedStep[]> {
  const incident = await incidentByNumber(deps.db, run.incident);
  if (incident === null) return [];
  return previewRun(deps, { runbook: pinnedRunbook(run), incident, variables: run.variables });
}

async function previewStepOf(deps: Deps, run: Run, path: string): Promise<readonly PreviewedStep[]> {
  const step = await stepOfRun(deps.db, run.id, path);
  if (step === null) return [];
  const threads = await threadsOfRun(deps.db, run.id);
  const plan = await planStep(pinnedRunbook(run), path, stepContext(deps, { run, step, threads }));
  return plan?.kind === 'change' ? [previewOf(path, plan.change, null)] : [];
}

/** Voids a question whose answer would be about something else by now, and puts it as things are. */
export async function askAnew(
  deps: Deps,
  trx: Transaction,
  approval: Approval,
  run: Run,
  look: SecondLook & { readonly kind: 'changed' },
): Promise<void> {
  const now = deps.clock.now();
  const reason = `${look.what} changed since it was shown`;
  await settleApproval(trx, approval.id, { state: 'void', by: null, reason }, now);
  const text = `The approval is void: ${reason}. Asking again with what it would change now.`;
  await appendTimeline(trx, run.incident, { kind: 'note', actor: firebreak, text, at: now });
  const { approvers, quorum, excluded, path, prompt } = approval;
  const wholeMs = approval.expiresAt.getTime() - approval.createdAt.getTime();
  await ask(deps, trx, {
    incident: run.incident,
    run: run.id,
    path,
    prompt,
    subject: look.subject,
    preview: look.preview,
    approvers: { approvers, quorum, excluded },
    expiresAt: new Date(now.getTime() + wholeMs),
  });
}
