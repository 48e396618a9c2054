import { z } from 'zod';
import { firebreak } from '#domain/incident.ts';
import type { JobName } from '#domain/jobs.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import type { Transaction } from '#store/database.ts';
import { currentStep } from '#store/repositories/run-steps.ts';
import { threadsOfRun } from '#store/repositories/run-threads.ts';
import { lockRun, runById } from '#store/repositories/runs.ts';
import { markFailed, messageById } from '#store/repositories/slack-messages.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { commitOutcome } from './engine/commit-outcome.ts';
import { pinnedRunbook } from './engine/pinned-runbook.ts';
import { queueThread } from './engine/queue-step.ts';
import { postNotice } from './post-notice.ts';

/** A job that failed for good: where it came from, what it was to do, and why it could not. */
export interface BuriedJob {
  readonly queue: JobName | 'unknown';
  readonly payload: unknown;
  readonly reason: string;
}

const named = z.object({
  incident: z.number().optional(),
  message: z.number().optional(),
  run: z.string().optional(),
  thread: z.string().optional(),
});

/**
 * Silence never means fine: what could not be said one way is said another. What Slack did not take is paged; what
 * PagerDuty did not take is said in the channel; work that failed is both in the timeline and paged.
 */
export async function buryJob(deps: Deps, job: BuriedJob): Promise<void> {
  deps.log.error({ queue: job.queue, payload: job.payload, reason: job.reason }, 'job given up');
  const subject = named.safeParse(job.payload);
  if (!subject.success) return;
  const message = subject.data.message === undefined ? null : await messageById(deps.db, subject.data.message);
  const run = subject.data.run === undefined ? null : await runById(deps.db, subject.data.run);
  const number = subject.data.incident ?? message?.incident ?? run?.incident;
  const incident = number === undefined ? null : await incidentByNumber(deps.db, number);
  if (!incident) return;

  const now = deps.clock.now();
  const text = `${job.queue} failed for good: ${job.reason}`;
  await deps.db.transaction().execute(async (trx) => {
    await appendTimeline(trx, incident.number, { kind: 'delivery_failed', actor: firebreak, text, at: now });
    if (message) await markFailed(trx, message.id, job.reason);
    if (job.queue === 'send-page') {
      const key = `buried/${incident.number}/${now.toISOString()}`;
      const words = `PagerDuty was not reached, so nobody was woken: ${job.reason}`;
      await postNotice(deps, trx, { incident: incident.number, kind: 'call', key, text: words });
      return;
    }
    const { thread } = subject.data;
    // A doubt wakes people by itself.
    if (run && thread !== undefined && (await doubtThread(deps, trx, run.id, thread, text))) return;
    const summary = `INC-${incident.number} ${incident.title}: ${text}${message ? ` The message was: ${message.text}` : ''}`;
    const { severity } = incident;
    await deps.queue.send(
      trx,
      'send-page',
      { incident: incident.number, action: 'trigger', summary, severity },
      { priority: 10 },
    );
  });
}

/**
 * A thread that nobody takes on any more would stand still in silence: its step becomes a question to people. One that
 * waits is not in doubt: people or its own threads wake it, or its instant does, for which it is given a new job.
 */
async function doubtThread(deps: Deps, trx: Transaction, id: string, thread: string, reason: string): Promise<boolean> {
  const run = await lockRun(trx, id);
  const step = run && !run.finishedAt ? await currentStep(trx, id, thread) : null;
  if (run === null || step === null || step.state === 'unknown') return false;
  if (step.state === 'waiting') {
    if (step.resumeAt !== null) await queueThread(deps, trx, { run: id, thread }, step.resumeAt);
    return true;
  }
  const at = { run, runbook: pinnedRunbook(run), threads: await threadsOfRun(trx, id), step, claimed: false };
  await commitOutcome(deps, trx, { ...at, attempt: step.attempt, goOn: false }, { kind: 'unknown', reason });
  return true;
}
