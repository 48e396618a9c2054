import type { Outcome } from '#domain/run.ts';
import { doubtfulSteps, finishStep, stepOfRun } from '#store/repositories/run-steps.ts';
import { threadsOfRun } from '#store/repositories/run-threads.ts';
import { lockRun, runById } from '#store/repositories/runs.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { commitOutcome } from './engine/commit-outcome.ts';
import { pinnedRunbook } from './engine/pinned-runbook.ts';
import { queueThread } from './engine/queue-step.ts';
import { settleRunState } from './engine/run-state.ts';
import { expandPeople } from './expand-people.ts';
import { finishRun } from './finish-run.ts';

/** What a person says of a step of which nobody knew what it did. */
export const doubtVerdicts = ['worked', 'again', 'skip', 'stop'] as const;
export type DoubtVerdict = (typeof doubtVerdicts)[number];

export type DoubtSettled =
  | { readonly kind: 'settled'; readonly verdict: DoubtVerdict; readonly step: string }
  | { readonly kind: 'not_permitted'; readonly approvers: readonly string[] }
  /** Somebody else decided, or the run has ended. */
  | { readonly kind: 'no_doubt' }
  | { readonly kind: 'not_found' };

/**
 * A person has looked. `worked`: the step counts as done. `again`: it is done once more, under the same key, so that
 * what can be recognised is not repeated. `skip`: the run goes on without it. `stop`: the run has failed.
 */
export async function settleDoubt(
  deps: Deps,
  input: {
    readonly run: string;
    readonly path: string;
    /** The attempt that is in doubt: a verdict on it is none on a later one. */
    readonly attempt: number;
    readonly verdict: DoubtVerdict;
    readonly person: string;
  },
): Promise<DoubtSettled> {
  const known = await runById(deps.db, input.run);
  if (!known) return { kind: 'not_found' };
  const permitted = (await expandPeople(deps, deps.policy.approvers)).includes(input.person);
  if (!permitted) return { kind: 'not_permitted', approvers: deps.policy.approvers };
  return deps.db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, input.run);
    const step = run && (await stepOfRun(trx, run.id, input.path));
    if (!run || !step || run.finishedAt) return { kind: 'no_doubt' };
    if (step.state !== 'unknown' || step.attempt !== input.attempt) return { kind: 'no_doubt' };
    const now = deps.clock.now();
    const actor = { kind: 'person', id: input.person } as const;
    const text = `${words[input.verdict]} "${step.title}" (${step.path}).`;
    await appendTimeline(trx, run.incident, { kind: 'doubt_settled', actor, text, at: now });
    await deps.queue.send(trx, 'refresh-card', { incident: run.incident }, { key: String(run.incident) });
    const settled = { kind: 'settled', verdict: input.verdict, step: step.title } as const;
    if (input.verdict === 'stop') {
      await finishRun(deps, trx, run, { state: 'failed', reason: `a person stopped it in doubt about ${step.title}` });
      return settled;
    }
    if (input.verdict === 'again') {
      const attempt = { run: run.id, path: step.path, attempt: step.attempt };
      const afresh = { state: 'queued' as const, summary: 'to be done once more', memo: null, tries: 1 };
      await finishStep(trx, attempt, afresh, now);
      await settleRunState(trx, run.id, now);
      await queueThread(deps, trx, { run: run.id, thread: step.thread });
      return settled;
    }
    const threads = await threadsOfRun(trx, run.id);
    const at = { run, runbook: pinnedRunbook(run), threads, step, claimed: false, attempt: step.attempt, goOn: false };
    await commitOutcome(deps, trx, at, saidOutcome(input.verdict));
    if ((await doubtfulSteps(trx, run.id)).length === 0) {
      const after = await lockRun(trx, run.id);
      if (after && !after.finishedAt) await settleRunState(trx, run.id, now);
    }
    return settled;
  });
}

const words = {
  worked: 'Looked, and found that it worked:',
  again: 'Looked, and wants it done again:',
  skip: 'Goes on without',
  stop: 'Stopped the run at',
} as const satisfies Record<DoubtVerdict, string>;

function saidOutcome(verdict: 'worked' | 'skip'): Outcome {
  if (verdict === 'worked') return { kind: 'done', output: null, summary: 'a person looked: it worked' };
  return { kind: 'done', output: null, summary: 'skipped: a person goes on without it', skipped: true };
}
