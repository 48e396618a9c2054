import { asJson, type KubernetesObject } from '#domain/kubernetes-object.ts';
import { sayDuration } from '#domain/duration.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { Outcome } from '#domain/run.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { markOf } from './mark-patch.ts';
import { type ObjectChange, type ObjectMemo, outputOf, undoneReason } from './object-change.ts';
import { sayObject } from './say-object.ts';
import { later, pollMs, usualTimeoutMs } from './waiting.ts';

/** Watches a change that was made until it is complete. A cluster that cannot answer for a while only prolongs it. */
export async function watchObjectChange(change: ObjectChange, memo: ObjectMemo, run: StepRun): Promise<Outcome> {
  let object: KubernetesObject | null;
  try {
    // Without the step's signal: the last look is taken when the time is over.
    object = await run.ports.kubernetes.get(change.ref);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const watching = `watching ${sayObject(change.ref)}: ${error.message}`;
    if (error.retry.kind !== 'no' && !isOver(memo, run)) return later(pollMs, asJson(memo), watching, run);
    const what = `whether the ${change.noun} of ${sayObject(change.ref)}, which was made, is complete`;
    return { kind: 'unknown', reason: `cannot tell ${what}: ${error.message}` };
  }
  if (object === null) {
    return { kind: 'failed', reason: `${sayObject(change.ref)} was deleted after the ${change.noun} was made` };
  }
  return judgeProgress(change, memo, object, run);
}

/** Decides from the object as it is what becomes of a change that was made. */
export function judgeProgress(change: ObjectChange, memo: ObjectMemo, object: KubernetesObject, run: StepRun): Outcome {
  const what = `the ${change.noun} of ${sayObject(change.ref)}`;
  const undone = change.mustLast ? undoneReason(object, memo) : null;
  if (undone !== null) return { kind: 'failed', reason: `${what} did not last: ${undone}`, final: true };
  const progress = change.progress(object, memo);
  if (progress.complete) return done(change, memo, object, run);
  if (progress.failed) return { kind: 'failed', reason: `${what} failed: ${progress.message}` };
  if (isOver(memo, run)) {
    const waited = `is not complete after ${sayDuration(run.timeoutMs ?? usualTimeoutMs)}`;
    return { kind: 'failed', reason: `${what} ${waited}: ${progress.message}` };
  }
  return later(pollMs, asJson(memo), progress.message, run);
}

function done(change: ObjectChange, memo: ObjectMemo, object: KubernetesObject, run: StepRun): Outcome {
  const tookMs = elapsedMs(memo, run);
  const took = tookMs < 1 ? '' : ` after ${sayDuration(tookMs)}`;
  const superseded = markOf(object, change.mark) === run.key ? '' : ' (something else changed it meanwhile)';
  const output = outputOf(change, object, memo.facts, tookMs);
  return { kind: 'done', output, summary: `${change.said(object, memo)}${took}${superseded}` };
}

function isOver(memo: ObjectMemo, run: StepRun): boolean {
  return elapsedMs(memo, run) >= (run.timeoutMs ?? usualTimeoutMs);
}

function elapsedMs(memo: ObjectMemo, run: StepRun): number {
  return Math.max(0, run.now().getTime() - new Date(memo.at).getTime());
}
