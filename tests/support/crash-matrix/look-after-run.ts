import type { Deps } from '#incidents/deps.ts';
import { decideApproval } from '#incidents/decide-approval.ts';
import { settleDoubt } from '#incidents/settle-doubt.ts';
import { pendingApprovals } from '#store/repositories/approvals.ts';
import { doubtfulSteps } from '#store/repositories/run-steps.ts';
import { runById } from '#store/repositories/runs.ts';
import type { Run } from '#domain/run.ts';
import { lastQuestion } from './effects.ts';
import { matrixPerson } from './matrix-deps.ts';
import type { MatrixRun } from './matrix-run.ts';
import type { MatrixWorld } from './matrix-world.ts';

/** A doubt that was put to the person, and what the world showed. */
export interface Doubt {
  readonly path: string;
  readonly reason: string;
  readonly verdict: 'worked' | 'again';
}

/** How long what a run has announced may take to arrive, its processes being killed meanwhile. */
export const arrivalMs = 60_000;

export interface Look {
  readonly run: Run;
  readonly doubts: readonly Doubt[];
}

/**
 * Does for a run what people do: approves what it asks, and settles its doubts by what the world shows. The last
 * question is answered once `isComplete` says that nothing is under way any more, or when it should long have been so.
 */
export async function lookAfterRun(
  deps: Deps,
  world: MatrixWorld,
  matrixRun: MatrixRun,
  isComplete: boolean,
): Promise<Look> {
  const run = await runById(deps.db, matrixRun.id);
  if (run === null) throw new Error(`the run of ${matrixRun.service} is not in the database`);
  if (run.finishedAt !== null) return { run, doubts: [] };
  for (const { id, path, createdAt } of await pendingApprovals(deps.db, run.id)) {
    const askedMs = deps.clock.now().getTime() - createdAt.getTime();
    if (path === lastQuestion && !isComplete && askedMs < arrivalMs) continue;
    await decideApproval(deps, { approval: id, verdict: 'approve', person: matrixPerson, reason: null });
  }
  const doubts: Doubt[] = [];
  for (const step of await doubtfulSteps(deps.db, run.id)) {
    const effect = matrixRun.effects.find(({ path }) => path === step.path);
    const verdict = effect !== undefined && effect.seen(world, matrixRun) > 0 ? 'worked' : 'again';
    const { path, attempt } = step;
    await settleDoubt(deps, { run: run.id, path, attempt, verdict, person: matrixPerson });
    doubts.push({ path: step.path, reason: step.summary ?? '', verdict });
  }
  return { run, doubts };
}
