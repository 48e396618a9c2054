import { z } from 'zod';
import { leastHealthyFirst, type PodFacts } from './pod-facts.ts';
import type { PodsWanted } from './pods-wanted.ts';
import type { RemovalWay } from './remove-pod.ts';

/** Pods that are to go one after the other, each once the one before it is replaced. */
export interface PodRemoval {
  readonly action: 'delete_pod' | 'evict';
  readonly way: RemovalWay;
  readonly wanted: PodsWanted;
  readonly count: number;
  /** Whether pods may go that nobody replaces. */
  readonly bare: boolean;
}

/** What a removal remembers: exactly which pods go, so that a crash takes no other one. */
export const podRemovalMemoSchema = z
  .object({
    /** When the first was asked to go; null before. */
    began: z.iso.datetime().nullable(),
    pods: z.array(
      z.object({
        namespace: z.string(),
        name: z.string(),
        uid: z.string(),
        owner: z.object({ kind: z.string(), name: z.string(), uid: z.string() }).nullable(),
      }),
    ),
    /** Which of them is at turn, and whether it is being removed or replaced. */
    index: z.number(),
    phase: z.enum(['remove', 'replace']),
    /** Uids of all pods of the same owners before the first was removed. */
    known: z.array(z.string()),
    /** Calls in a row that did not succeed. */
    tries: z.number(),
  })
  .readonly();
export type PodRemovalMemo = z.infer<typeof podRemovalMemoSchema>;

/** Chooses which pods go: those that serve least first. Refused where one of them would not be replaced. */
export function choosePods(
  pods: readonly PodFacts[],
  removal: Pick<PodRemoval, 'count' | 'bare' | 'action'>,
): { readonly ok: true; readonly pods: readonly PodFacts[] } | { readonly ok: false; readonly reason: string } {
  const removable = pods.filter((pod) => !pod.mirror);
  if (removable.length === 0)
    return { ok: false, reason: 'it is a mirror of a pod of its node, which only the node can remove' };
  const chosen = removable.toSorted(leastHealthyFirst).slice(0, removal.count);
  const lone = chosen.filter((pod) => pod.owner === null);
  if (lone.length === 0 || removal.bare) return { ok: true, pods: chosen };
  const names = lone.map((pod) => pod.name).join(', ');
  return {
    ok: false,
    reason: `nothing would replace ${names}, which no workload owns: set force_bare: true if it may go for good`,
  };
}
