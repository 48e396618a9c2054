import { z } from 'zod';
import { asJson, type KubernetesObject, type ObjectRef } from '#domain/kubernetes-object.ts';
import { sayDuration } from '#domain/duration.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { Outcome } from '#domain/run.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { begin } from './begin.ts';
import { cordonPatch, isCordoned } from './cordon-action.ts';
import { drainable, type DrainOptions } from './drainable.ts';
import { markedPatch } from './mark-patch.ts';
import { planDrain } from './plan-drain.ts';
import type { PodFacts } from './pod-facts.ts';
import { removePod } from './remove-pod.ts';
import { sayMissing } from './say-object.ts';
import { later, mostTries, pollMs } from './waiting.ts';

/** How long a drain may take unless its step says otherwise. */
const drainTimeoutMs = 15 * 60_000;

/** What a drain remembers. Which pods are left is not among it: that is read from the cluster each time. */
const drainMemoSchema = z
  .object({
    phase: z.enum(['cordon', 'evict']),
    began: z.iso.datetime().nullable(),
    /** How many pods were to go when it was simulated. */
    total: z.number(),
    tries: z.number(),
  })
  .readonly();
type DrainMemo = z.infer<typeof drainMemoSchema>;

/**
 * Cordons a node and evicts its pods, as their PodDisruptionBudgets allow it, until none is left that would go. Every
 * turn begins from what the cluster says, and every eviction is bound to a pod's uid, so a crash costs nothing.
 */
export async function runDrain(ref: ObjectRef, options: DrainOptions, run: StepRun): Promise<Outcome> {
  const parsed = drainMemoSchema.safeParse(run.memo);
  if (!parsed.success) return begin(() => planDrain(ref, options, run), run);
  const memo = { ...parsed.data, began: parsed.data.began ?? run.now().toISOString() };
  try {
    const node = await run.ports.kubernetes.get(ref);
    if (node === null) return { kind: 'failed', reason: sayMissing(ref) };
    return memo.phase === 'cordon'
      ? await cordonFirst(ref, node, memo, run)
      : await evictAll(ref, node, options, memo, run);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    if (error.retry.kind === 'no' && error.code !== 'Conflict') return stopped(ref, memo, error.message, run);
    return again(ref, memo, error, run);
  }
}

async function cordonFirst(ref: ObjectRef, node: KubernetesObject, memo: DrainMemo, run: StepRun): Promise<Outcome> {
  if (!isCordoned(node)) {
    const { resourceVersion } = node.metadata;
    await run.ports.kubernetes.patch(ref, markedPatch(cordonPatch(true), 'object', run.key, node), {
      dryRun: false,
      resourceVersion,
    });
  }
  return later(0, asJson({ ...memo, phase: 'evict', tries: 0 }), `node ${ref.name} takes no new pods`, run);
}

async function evictAll(
  ref: ObjectRef,
  node: KubernetesObject,
  options: DrainOptions,
  memo: DrainMemo,
  run: StepRun,
): Promise<Outcome> {
  if (!isCordoned(node)) return stopped(ref, memo, 'somebody has uncordoned it meanwhile', run);
  const pods = await run.ports.kubernetes.list('pod', null, { fields: `spec.nodeName=${ref.name}` });
  const { evicted: left, obstacles } = drainable(pods, options);
  if (left.length === 0) return done(ref, memo, run);
  if (obstacles.length > 0) return stopped(ref, memo, obstacles.join('; '), run);
  const held: string[] = [];
  for (const pod of left.filter((one) => !one.ending)) {
    const result = await removePod(pod, { kind: 'evict' }, run);
    if (result.kind === 'refused') return stopped(ref, memo, result.reason, run);
    if (result.kind === 'held' || result.kind === 'again') held.push(result.reason);
  }
  const progress = `${left.length} pods still on node ${ref.name}${sayLeft(left, held)}`;
  if (elapsedMs(memo, run) < (run.timeoutMs ?? drainTimeoutMs)) {
    return later(pollMs, asJson({ ...memo, tries: 0 }), progress, run);
  }
  return stopped(ref, memo, `not complete after ${sayDuration(run.timeoutMs ?? drainTimeoutMs)}: ${progress}`, run);
}

function sayLeft(left: readonly PodFacts[], held: readonly string[]): string {
  const names = left.slice(0, 5).map((pod) => `${pod.namespace}/${pod.name}${pod.ending ? ' (ending)' : ''}`);
  const more = left.length > names.length ? `, and ${left.length - names.length} more` : '';
  const why = held.length === 0 ? '' : `; ${held.length} may not go yet: ${held[0]}`;
  return `: ${names.join(', ')}${more}${why}`;
}

/** A drain that ends early leaves the node cordoned, which is said: whether to lift it is for people. */
function stopped(ref: ObjectRef, memo: DrainMemo, reason: string, run: StepRun): Outcome {
  const state =
    memo.phase === 'evict' || memo.tries > 0 || run.crashed
      ? `; the node may still be cordoned (uncordon it with an uncordon step)`
      : '';
  const took = sayDuration(elapsedMs(memo, run));
  return { kind: 'failed', reason: `draining node ${ref.name} stopped after ${took}: ${reason}${state}` };
}

/** Every turn begins from what the cluster says, so a failed one is simply taken again, a bounded number of times. */
function again(ref: ObjectRef, memo: DrainMemo, error: OutsideError, run: StepRun): Outcome {
  const next = { ...memo, tries: memo.tries + 1 };
  const asked = error.retry.kind === 'safe' ? error.retry.afterMs : 0;
  const message = `draining node ${ref.name}: ${error.message}`;
  if (next.tries <= mostTries) return later(Math.max(pollMs, asked), asJson(next), message, run);
  return { kind: 'unknown', reason: `cannot tell how far node ${ref.name} is drained: ${error.message}` };
}

function done(ref: ObjectRef, memo: DrainMemo, run: StepRun): Outcome {
  const tookMs = elapsedMs(memo, run);
  const output = { node: ref.name, pods: memo.total, took_ms: tookMs };
  return {
    kind: 'done',
    output,
    summary: `drained node ${ref.name} of ${memo.total} pods after ${sayDuration(tookMs)}`,
  };
}

function elapsedMs(memo: DrainMemo, run: StepRun): number {
  return memo.began === null ? 0 : run.now().getTime() - new Date(memo.began).getTime();
}
