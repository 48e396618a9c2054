import { asJson, type KubernetesObject } from '#domain/kubernetes-object.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { Outcome } from '#domain/run.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { begin } from './begin.ts';
import { markedPatch, markOf } from './mark-patch.ts';
import { type ObjectChange, type ObjectMemo, objectMemoSchema, undoneReason } from './object-change.ts';
import { planObjectChange } from './plan-object-change.ts';
import { sayMissing, sayObject } from './say-object.ts';
import { fingerprintOf } from './shown-object.ts';
import { anew, later, mostTries, pollMs } from './waiting.ts';
import { judgeProgress, watchObjectChange } from './watch-object-change.ts';

/**
 * Makes a change once, in jobs that can each be repeated. What is to be written was remembered before (the plan's memo);
 * the write carries the step's key and is bound to the object as it was simulated upon. So after a crash or a lost answer
 * the step reads the object and knows whether its change is there, is not there, or cannot be told (`unknown`).
 */
export async function runObjectChange(change: ObjectChange, run: StepRun): Promise<Outcome> {
  const memo = objectMemoSchema.safeParse(run.memo);
  if (!memo.success) return begin(() => planObjectChange(change, run), run);
  if (memo.data.phase === 'watch') return watchObjectChange(change, memo.data, run);
  return write(change, memo.data, run);
}

async function write(change: ObjectChange, memo: ObjectMemo, run: StepRun): Promise<Outcome> {
  const seen = { ...memo, doubt: memo.doubt || run.crashed };
  let object: KubernetesObject | null;
  try {
    object = await run.ports.kubernetes.get(change.ref);
  } catch (error) {
    return tryAgain(change, seen, error, run);
  }
  if (object === null) return gone(change, seen);
  if (markOf(object, change.mark) === run.key) return watched(change, seen, object, run);
  if (!isAsSimulated(object, memo)) return changedMeanwhile(change, seen, object, run);
  try {
    const patch = markedPatch(memo.patch, change.mark, run.key, object);
    const { resourceVersion } = object.metadata;
    const written = await run.ports.kubernetes.patch(change.ref, patch, { dryRun: false, resourceVersion });
    return watched(change, seen, written, run);
  } catch (error) {
    const lost = error instanceof OutsideError && error.retry.kind === 'uncertain';
    return tryAgain(change, { ...seen, doubt: seen.doubt || lost }, error, run);
  }
}

/** A status that moved makes another resourceVersion, but not another object for those who approved the change. */
function isAsSimulated(object: KubernetesObject, memo: ObjectMemo): boolean {
  return fingerprintOf(object) === memo.fingerprint && (object.metadata.generation ?? null) === memo.generation;
}

/** Something else has changed the object since the simulation. Whether this step's own change came first may be lost. */
function changedMeanwhile(change: ObjectChange, memo: ObjectMemo, object: KubernetesObject, run: StepRun): Outcome {
  const what = `the ${change.noun} of ${sayObject(change.ref)}`;
  const isUnwritten = !memo.doubt || bearsEarlierMark(change, memo, object);
  if (isUnwritten) return anew(`simulating ${what} again: something else has changed it since`);
  // Only what must last can be known by what it left; a restart leaves nothing but its mark.
  if (change.mustLast && undoneReason(object, memo) === null) return watched(change, memo, object, run);
  const moved = 'something else has changed it since, and it does not bear the mark of this step';
  return { kind: 'unknown', reason: `cannot tell whether ${what} happened: ${moved}` };
}

/**
 * A write of this step would have replaced the mark of the step before it. Not so on a pod template: a rollback brings
 * an earlier mark back.
 */
function bearsEarlierMark(change: ObjectChange, { markBefore }: ObjectMemo, object: KubernetesObject): boolean {
  return change.mark === 'object' && markBefore !== null && markOf(object, change.mark) === markBefore;
}

function gone(change: ObjectChange, memo: ObjectMemo): Outcome {
  const missing = sayMissing(change.ref);
  if (!memo.doubt) return { kind: 'failed', reason: missing };
  return { kind: 'unknown', reason: `cannot tell whether the ${change.noun} happened: ${missing} any more` };
}

/** The change is there: from here on it is only watched. */
function watched(change: ObjectChange, memo: ObjectMemo, object: KubernetesObject, run: StepRun): Outcome {
  return judgeProgress(change, { ...memo, phase: 'watch', at: run.now().toISOString(), tries: 0 }, object, run);
}

/** A call failed: looks again, by the mark, a bounded number of times. */
function tryAgain(change: ObjectChange, memo: ObjectMemo, error: unknown, run: StepRun): Outcome {
  if (!(error instanceof OutsideError)) throw error;
  const what = `${change.verb} ${sayObject(change.ref)}`;
  const next = { ...memo, tries: memo.tries + 1 };
  const passes = error.retry.kind !== 'no' || error.code === 'Conflict';
  if (passes && next.tries <= mostTries) {
    const asked = error.retry.kind === 'safe' ? error.retry.afterMs : 0;
    return later(Math.max(pollMs, asked), asJson(next), `trying again to ${what}: ${error.message}`, run);
  }
  if (next.doubt) {
    const happened = `the ${change.noun} of ${sayObject(change.ref)} happened`;
    return { kind: 'unknown', reason: `cannot tell whether ${happened}: ${error.message}` };
  }
  return { kind: 'failed', reason: `cannot ${what}: ${error.message}` };
}
