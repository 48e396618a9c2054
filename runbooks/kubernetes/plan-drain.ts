import { asJson, type ObjectRef } from '#domain/kubernetes-object.ts';
import type { AccessNeed, Plan, StepRun } from '#runbooks/step-type.ts';
import { missingAccess } from './check-access.ts';
import { clusterOf } from './cluster-of.ts';
import { cordonPatch, isCordoned } from './cordon-action.ts';
import { drainable, type DrainOptions } from './drainable.ts';
import { podFacts, sayPod } from './pod-facts.ts';
import { removePod } from './remove-pod.ts';
import { sayMissing } from './say-object.ts';
import { fingerprintOf } from './shown-object.ts';
import { disruptionOf, readSurroundings } from './surroundings.ts';

/** What draining a node needs to be allowed: its pods are of all namespaces. */
export const drainAccess: readonly AccessNeed[] = [
  { verb: 'get', kind: 'node' },
  { verb: 'patch', kind: 'node' },
  { verb: 'list', kind: 'pod' },
  { verb: 'create', kind: 'pod', subresource: 'eviction' },
];

const mostShown = 30;

/**
 * Looks what draining a node would take away, and asks the server whether it may. An approval is bound to the node, not
 * to its pods, which come and go.
 */
export async function planDrain(ref: ObjectRef, options: DrainOptions, run: StepRun): Promise<Plan> {
  const refused = (reason: string): Plan => {
    return { kind: 'settled', outcome: { kind: 'failed', reason: `cannot drain node ${ref.name}: ${reason}` } };
  };
  const { kubernetes } = run.ports;
  const { signal } = run;
  const missing = await missingAccess(drainAccess, ref, run);
  if (missing !== null) return refused(missing);
  const node = await kubernetes.get(ref, { signal });
  if (node === null) return { kind: 'settled', outcome: { kind: 'failed', reason: sayMissing(ref) } };
  const pods = await kubernetes.list('pod', null, { fields: `spec.nodeName=${ref.name}` }, { signal });
  const { evicted, staying, obstacles } = drainable(pods, options);
  if (obstacles.length > 0) return refused(obstacles.join('; '));
  if (evicted.length === 0 && isCordoned(node)) {
    const output = { node: ref.name, pods: 0, took_ms: 0 };
    return { kind: 'settled', outcome: { kind: 'done', output, summary: `node ${ref.name} is drained already` } };
  }
  if (!isCordoned(node)) await kubernetes.patch(ref, cordonPatch(true), { dryRun: true, signal });
  const held: string[] = [];
  for (const pod of evicted.filter((one) => !one.ending)) {
    const result = await removePod(pod, { kind: 'evict' }, run, true);
    if (result.kind === 'refused') return refused(result.reason);
    if (result.kind === 'held')
      held.push(`${pod.namespace}/${pod.name} may not go now; the drain waits until its budget allows it`);
  }
  const { budgets, notes } = await readSurroundings(null, run);
  const shown = evicted.slice(0, mostShown).map((pod) => `pod ${pod.namespace}/${pod.name}: ${sayPod(pod)} → evicted`);
  const more = evicted.length > mostShown ? [`and ${evicted.length - mostShown} more pods → evicted`] : [];
  const cordoned = isCordoned(node) ? [] : ['spec.unschedulable: none → true'];
  const target = `node/${ref.name}`;
  const kept = staying.length === 0 ? [] : [`${staying.length} pods of DaemonSets and of the node itself stay`];
  return {
    kind: 'change',
    change: {
      action: 'drain',
      target: { system: 'kubernetes', cluster: clusterOf(run), namespace: null, name: target },
      title: `Drain ${target} of ${evicted.length} pods`,
      rendered: { action: 'drain', target, delete_emptydir_data: options.deleteEmptyDirData, force: options.force },
      version: node.metadata.resourceVersion,
      fingerprint: fingerprintOf(node),
      difference: [...cordoned, ...shown, ...more],
      blast: {
        pods: {
          touched: evicted.filter((pod) => !pod.finished).length,
          of: pods.map(podFacts).filter((pod) => !pod.finished).length,
        },
        disruption: disruptionOf(budgets, evicted),
        notes: [...kept, ...held, ...notes],
      },
      memo: asJson({ phase: 'cordon', began: null, total: evicted.length, tries: 0 }),
    },
  };
}
