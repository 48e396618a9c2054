import { asJson } from '#domain/kubernetes-object.ts';
import type { PlannedChange } from '#domain/change.ts';
import type { AccessNeed, Plan, StepRun } from '#runbooks/step-type.ts';
import { missingAccess } from './check-access.ts';
import { podFacts, type PodFacts, sayPod } from './pod-facts.ts';
import { choosePods, type PodRemoval, type PodRemovalMemo } from './pod-removal.ts';
import { findPods } from './pods-wanted.ts';
import { clusterOf } from './cluster-of.ts';
import { removePod } from './remove-pod.ts';
import { hashOf } from './shown-object.ts';
import { budgetNotes, disruptionOf, readSurroundings } from './surroundings.ts';

/** What removing pods in this way needs to be allowed. */
export function removalAccess(action: PodRemoval['action']): readonly AccessNeed[] {
  const remove: AccessNeed =
    action === 'evict' ? { verb: 'create', kind: 'pod', subresource: 'eviction' } : { verb: 'delete', kind: 'pod' };
  return [{ verb: 'get', kind: 'pod' }, { verb: 'list', kind: 'pod' }, remove];
}

/** Chooses the pods that are to go and asks the server whether they may, without removing any. */
export async function planPodRemoval(removal: PodRemoval, run: StepRun): Promise<Plan> {
  const { action, wanted } = removal;
  const { namespace } = wanted;
  const verb = action === 'evict' ? 'evict' : 'delete';
  const refused = (reason: string): Plan => {
    return { kind: 'settled', outcome: { kind: 'failed', reason: `cannot ${verb} ${sayWanted(removal)}: ${reason}` } };
  };
  const missing = await missingAccess(removalAccess(action), { namespace }, run);
  if (missing !== null) return refused(missing);
  const found = await findPods(wanted, run);
  if (!found.ok) return refused(found.reason);
  const chosen = choosePods(found.value, removal);
  if (!chosen.ok) return refused(chosen.reason);
  const held: string[] = [];
  for (const pod of chosen.pods) {
    const simulated = await removePod(pod, removal.way, run, true);
    if (simulated.kind === 'refused') return refused(simulated.reason);
    if (simulated.kind === 'held')
      held.push(`${pod.name} may not go now; the eviction waits until its budget allows it`);
  }
  const all = await run.ports.kubernetes.list('pod', namespace, undefined, { signal: run.signal });
  const { budgets, notes } = await readSurroundings(namespace, run);
  const known = siblingsOf(chosen.pods, all.map(podFacts));
  const memo = memoOf(chosen.pods, known);
  const blast = {
    pods: { touched: chosen.pods.length, of: Math.max(known.length, chosen.pods.length) },
    disruption: disruptionOf(budgets, chosen.pods),
    notes: [...budgetNotes(budgets, chosen.pods[0]?.labels ?? {}), ...held, ...notes],
  };
  return { kind: 'change', change: planned(removal, chosen.pods, { blast, memo }, run) };
}

function planned(
  removal: PodRemoval,
  pods: readonly PodFacts[],
  { blast, memo }: { readonly blast: PlannedChange['blast']; readonly memo: PodRemovalMemo },
  run: StepRun,
): PlannedChange {
  const { action, wanted } = removal;
  const verb = action === 'evict' ? 'Evict' : 'Delete';
  const identities = pods.map(({ name, uid }) => ({ name, uid }));
  const [only, ...others] = pods;
  const name = wanted.kind === 'named' ? `pod/${only?.name}` : `pods with ${wanted.selector}`;
  const title = others.length === 0 ? `pod/${only?.name}` : `${pods.length} pods with ${sayWanted(removal)}`;
  return {
    action,
    target: { system: 'kubernetes', cluster: clusterOf(run), namespace: wanted.namespace, name },
    title: `${verb} ${title} in ${wanted.namespace}`,
    rendered: { action, namespace: wanted.namespace, pods: identities, way: removal.way },
    version: null,
    fingerprint: hashOf(identities),
    difference: pods.map((pod) => `pod ${pod.name}: ${sayPod(pod)} → ${action === 'evict' ? 'evicted' : 'deleted'}`),
    blast,
    memo: asJson(memo),
  };
}

function memoOf(pods: readonly PodFacts[], siblings: readonly PodFacts[]): PodRemovalMemo {
  return {
    began: null,
    pods: pods.map(({ namespace, name, uid, owner }) => ({ namespace, name, uid, owner })),
    index: 0,
    phase: 'remove',
    known: siblings.map((pod) => pod.uid),
    tries: 0,
  };
}

/** The pods that serve together with the chosen ones: those of the same owners. */
function siblingsOf(chosen: readonly PodFacts[], all: readonly PodFacts[]): readonly PodFacts[] {
  const owners = new Set(chosen.map((pod) => pod.owner?.uid ?? pod.uid));
  return all.filter((pod) => !pod.finished && owners.has(pod.owner?.uid ?? pod.uid));
}

function sayWanted({ wanted }: PodRemoval): string {
  return wanted.kind === 'named' ? `pod ${wanted.namespace}/${wanted.ref.name}` : wanted.selector;
}
