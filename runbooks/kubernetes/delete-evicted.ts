import { z } from 'zod';
import { asJson } from '#domain/kubernetes-object.ts';
import type { Outcome } from '#domain/run.ts';
import type { AccessNeed, Plan, StepRun } from '#runbooks/step-type.ts';
import { begin } from './begin.ts';
import { missingAccess } from './check-access.ts';
import { clusterOf } from './cluster-of.ts';
import { podFacts } from './pod-facts.ts';
import { removePod } from './remove-pod.ts';
import { later, mostTries, pollMs } from './waiting.ts';

const way = { kind: 'delete', graceS: null } as const;
/** How many are deleted in one turn, so that no turn takes long. */
const perTurn = 20;

export const deleteEvictedAccess: readonly AccessNeed[] = [
  { verb: 'list', kind: 'pod' },
  { verb: 'delete', kind: 'pod' },
];

const memoSchema = z.object({
  pods: z.array(z.object({ namespace: z.string(), name: z.string(), uid: z.string() })),
  index: z.number(),
  tries: z.number(),
});
type Memo = z.infer<typeof memoSchema>;

/**
 * Finds the husks of evicted pods, the oldest first. None of them runs, so which ones there are when it comes to it
 * matters to nobody, and an approval is bound to the namespace alone.
 */
export async function planDeleteEvicted(namespace: string, most: number, run: StepRun): Promise<Plan> {
  const settled = (outcome: Outcome): Plan => ({ kind: 'settled', outcome });
  const missing = await missingAccess(deleteEvictedAccess, { namespace }, run);
  if (missing !== null) return settled({ kind: 'failed', reason: `cannot delete evicted pods: ${missing}` });
  const { kubernetes } = run.ports;
  const failed = await kubernetes.list('pod', namespace, { fields: 'status.phase=Failed' }, { signal: run.signal });
  const evicted = failed.map(podFacts).filter((pod) => pod.evicted && !pod.ending);
  const pods = evicted.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).slice(0, most);
  const [first] = pods;
  if (first === undefined) {
    const summary = `there are no evicted pods in namespace ${namespace}, nothing to delete`;
    return settled({ kind: 'done', output: { namespace, count: 0 }, summary });
  }
  const simulated = await removePod(first, way, run, true);
  if (simulated.kind === 'refused')
    return settled({ kind: 'failed', reason: `cannot delete evicted pods: ${simulated.reason}` });
  const left = evicted.length - pods.length;
  const memo: Memo = { pods: pods.map(({ name, uid }) => ({ namespace, name, uid })), index: 0, tries: 0 };
  return {
    kind: 'change',
    change: {
      action: 'delete_evicted_pods',
      target: { system: 'kubernetes', cluster: clusterOf(run), namespace, name: 'evicted pods' },
      title: `Delete ${pods.length} evicted pods in ${namespace}`,
      rendered: { action: 'delete_evicted_pods', namespace, max: most },
      version: null,
      fingerprint: null,
      difference: [
        ...pods.slice(0, 20).map((pod) => `pod ${pod.name}: evicted → deleted`),
        ...sayMore(pods.length - 20),
      ],
      blast: {
        pods: null,
        notes: ['None of them runs', ...(left > 0 ? [`${left} more are left for another time`] : [])],
      },
      memo: asJson(memo),
    },
  };
}

/** Deletes the husks that were found. Each deletion is bound to its pod's uid, so one that is repeated does no harm. */
export async function runDeleteEvicted(namespace: string, most: number, run: StepRun): Promise<Outcome> {
  const parsed = memoSchema.safeParse(run.memo);
  if (!parsed.success) return begin(() => planDeleteEvicted(namespace, most, run), run);
  const memo = parsed.data;
  let { index } = memo;
  for (const pod of memo.pods.slice(index, index + perTurn)) {
    const result = await removePod(pod, way, run);
    if (result.kind === 'refused') {
      return { kind: 'failed', reason: `deleted ${index} of ${memo.pods.length} evicted pods: ${result.reason}` };
    }
    if (result.kind === 'again' || result.kind === 'held') return again({ ...memo, index }, result, run);
    index += 1;
  }
  const count = memo.pods.length;
  if (index < count)
    return later(0, asJson({ ...memo, index, tries: 0 }), `deleted ${index} of ${count} evicted pods`, run);
  return {
    kind: 'done',
    output: { namespace, count },
    summary: `deleted ${count} evicted pods in namespace ${namespace}`,
  };
}

function again(memo: Memo, result: { readonly afterMs: number; readonly reason: string }, run: StepRun): Outcome {
  const next = { ...memo, tries: memo.tries + 1 };
  const done = `deleted ${memo.index} of ${memo.pods.length} evicted pods`;
  if (next.tries <= mostTries) {
    return later(Math.max(pollMs, result.afterMs), asJson(next), `${done}, asking again: ${result.reason}`, run);
  }
  return { kind: 'unknown', reason: `${done}; cannot tell about the next: ${result.reason}` };
}

function sayMore(count: number): readonly string[] {
  return count > 0 ? [`and ${count} more`] : [];
}
