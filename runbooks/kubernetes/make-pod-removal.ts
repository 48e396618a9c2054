import { asJson } from '#domain/kubernetes-object.ts';
import { sayDuration } from '#domain/duration.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { Outcome } from '#domain/run.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { begin } from './begin.ts';
import { planPodRemoval } from './plan-pod-removal.ts';
import { type PodRemoval, type PodRemovalMemo, podRemovalMemoSchema } from './pod-removal.ts';
import { removePod } from './remove-pod.ts';
import { replacementOf } from './replacement.ts';
import { later, mostTries, pollMs, usualTimeoutMs } from './waiting.ts';

type Victim = PodRemovalMemo['pods'][number];

/**
 * Removes the planned pods one at a time, each once the one before it is gone and replaced. Which pods go is remembered
 * by uid before the first is touched, so a turn that is repeated after a crash removes no other pod and none twice.
 */
export async function runPodRemoval(removal: PodRemoval, run: StepRun): Promise<Outcome> {
  const parsed = podRemovalMemoSchema.safeParse(run.memo);
  if (!parsed.success) return begin(() => planPodRemoval(removal, run), run);
  const memo = { ...parsed.data, began: parsed.data.began ?? run.now().toISOString() };
  const pod = memo.pods[memo.index];
  if (pod === undefined) return done(removal, memo, run);
  try {
    return memo.phase === 'remove' ? await remove(removal, memo, pod, run) : await replace(removal, memo, pod, run);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    if (error.retry.kind !== 'no') {
      return again(memo, error.message, error.retry.kind === 'safe' ? error.retry.afterMs : 0, run);
    }
    // A pod that went may or may not have been replaced; one that was not asked to go has not gone by this step.
    if (memo.phase === 'remove' && !run.crashed) return failed(removal, memo, error.message);
    return { kind: 'unknown', reason: `${sayDone(removal, memo)}: ${error.message}` };
  }
}

async function remove(removal: PodRemoval, memo: PodRemovalMemo, pod: Victim, run: StepRun): Promise<Outcome> {
  const replaced = { ...memo, phase: 'replace', tries: 0 } as const;
  if (!(await isThere(pod, run))) return replace(removal, replaced, pod, run);
  const result = await removePod(pod, removal.way, run);
  switch (result.kind) {
    case 'gone':
    case 'accepted':
      return later(pollMs, asJson(replaced), `pod ${pod.name} is ending`, run);
    case 'refused':
      return failed(removal, memo, result.reason);
    case 'again':
      return again(memo, result.reason, result.afterMs, run);
    case 'held':
      if (isOver(memo, run)) return failed(removal, memo, result.reason);
      return later(
        Math.max(pollMs, result.afterMs),
        asJson(memo),
        `waiting to ${removal.action} ${pod.name}: ${result.reason}`,
        run,
      );
  }
}

/** Waits until the pod is gone and another serves in its place. */
async function replace(removal: PodRemoval, memo: PodRemovalMemo, pod: Victim, run: StepRun): Promise<Outcome> {
  const object = await run.ports.kubernetes.get({ kind: 'pod', namespace: pod.namespace, name: pod.name });
  if (object?.metadata.uid === pod.uid) return wait(removal, memo, `pod ${pod.name} is ending`, run);
  const next = { ...memo, phase: 'remove', index: memo.index + 1, tries: 0 } as const;
  if (pod.owner !== null) {
    const { uid } = pod.owner;
    const removed = memo.pods.slice(0, memo.index + 1).filter((one) => one.owner?.uid === uid).length;
    const found = await replacementOf(pod.namespace, pod.owner, removed, memo.known, run);
    if (!found.complete) return wait(removal, memo, `pod ${pod.name} is gone, ${found.message}`, run);
  }
  if (next.index >= memo.pods.length) return done(removal, next, run);
  return later(0, asJson(next), `${next.index} of ${memo.pods.length} pods are gone and replaced`, run);
}

function wait(removal: PodRemoval, memo: PodRemovalMemo, message: string, run: StepRun): Outcome {
  if (!isOver(memo, run)) return later(pollMs, asJson({ ...memo, tries: 0 }), message, run);
  const waited = sayDuration(run.timeoutMs ?? usualTimeoutMs);
  return failed(removal, memo, `not complete after ${waited}: ${message}`);
}

/** Once a pod has gone, trying again would choose anew and take another one. */
function failed(removal: PodRemoval, memo: PodRemovalMemo, why: string): Outcome {
  const reason = `${sayDone(removal, memo)}: ${why}`;
  return memo.index === 0 && memo.phase === 'remove'
    ? { kind: 'failed', reason }
    : { kind: 'failed', reason, final: true };
}

/** Asking again does no harm, but has to end. */
function again(memo: PodRemovalMemo, message: string, afterMs: number, run: StepRun): Outcome {
  const next = { ...memo, tries: memo.tries + 1 };
  if (next.tries <= mostTries) return later(Math.max(pollMs, afterMs), asJson(next), `asking again: ${message}`, run);
  const pod = memo.pods[memo.index]?.name ?? '';
  return { kind: 'unknown', reason: `cannot tell what became of pod ${pod}: ${message}` };
}

async function isThere(pod: Victim, run: StepRun): Promise<boolean> {
  const object = await run.ports.kubernetes.get({ kind: 'pod', namespace: pod.namespace, name: pod.name });
  return object?.metadata.uid === pod.uid && object.metadata.deletionTimestamp === undefined;
}

function done(removal: PodRemoval, memo: PodRemovalMemo, run: StepRun): Outcome {
  const names = memo.pods.map((pod) => pod.name);
  const tookMs = elapsedMs(memo, run);
  const replaced = memo.pods.some((pod) => pod.owner !== null) ? ', replaced' : '';
  const summary = `${past(removal)} ${names.join(', ')}${replaced} after ${sayDuration(tookMs)}`;
  return { kind: 'done', output: { pods: names, count: names.length, took_ms: tookMs }, summary };
}

/** How far it has come, for an end that is none. */
function sayDone(removal: PodRemoval, memo: PodRemovalMemo): string {
  const gone = memo.index + (memo.phase === 'replace' ? 1 : 0);
  return `${past(removal)} ${gone} of ${memo.pods.length} pods`;
}

function past(removal: PodRemoval): string {
  return removal.action === 'evict' ? 'evicted' : 'deleted';
}

function isOver(memo: PodRemovalMemo, run: StepRun): boolean {
  return elapsedMs(memo, run) >= (run.timeoutMs ?? usualTimeoutMs);
}

function elapsedMs(memo: PodRemovalMemo, run: StepRun): number {
  return memo.began === null ? 0 : run.now().getTime() - new Date(memo.began).getTime();
}
