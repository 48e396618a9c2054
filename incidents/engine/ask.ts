import { randomUUID } from 'node:crypto';
import { firebreak, type Actor } from '#domain/incident.ts';
import type { PreviewedStep } from '#domain/run.ts';
import type { Transaction } from '#store/database.ts';
import { insertApproval } from '#store/repositories/approvals.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from '#incidents/deps.ts';
import { postNotice } from '#incidents/post-notice.ts';
import type { Approvers } from './approval-rules.ts';

/** A question to people, and what it is about. */
export interface Question {
  readonly incident: number;
  readonly run: string;
  /** The step that asks; null when the whole run waits to be started. */
  readonly path: string | null;
  readonly prompt: string;
  readonly subject: string;
  readonly preview: readonly PreviewedStep[];
  readonly approvers: Approvers;
  readonly expiresAt: Date;
  readonly actor?: Actor;
}

/** Puts a question to people: its record, its reminders and its call commit together. */
export async function ask(deps: Deps, trx: Transaction, question: Question): Promise<void> {
  const now = deps.clock.now();
  const { incident, run, path, prompt, preview, expiresAt } = question;
  const id = randomUUID();
  await insertApproval(trx, {
    id,
    incident,
    runId: run,
    path,
    prompt,
    subjectHash: question.subject,
    preview,
    ...question.approvers,
    createdAt: now,
    expiresAt,
  });
  await queueReminders(deps, trx, id, expiresAt);
  const text = `Approval needed: ${prompt} The pinned card says what it would do and has the buttons.`;
  await postNotice(deps, trx, { incident, kind: 'call', key: `approval/${id}`, text });
  const entry = { kind: 'approval_requested', actor: question.actor ?? firebreak } as const;
  await appendTimeline(trx, incident, { ...entry, text: `Asked for approval: ${prompt}`, at: now });
  await deps.queue.send(trx, 'refresh-card', { incident }, { key: String(incident) });
}

/** Reminds people of a question, and lets it expire at its end. */
async function queueReminders(deps: Deps, trx: Transaction, approval: string, expiresAt: Date): Promise<void> {
  const remindAt = new Date(deps.clock.now().getTime() + deps.policy.approvalReminderMs);
  if (remindAt < expiresAt) {
    await deps.queue.send(trx, 'approval-due', { approval, stage: 'remind' }, { startAfter: remindAt, priority: 10 });
  }
  await deps.queue.send(trx, 'approval-due', { approval, stage: 'expire' }, { startAfter: expiresAt, priority: 10 });
}
