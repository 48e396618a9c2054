import { z } from 'zod';
import {
  kubernetesKinds,
  type KubernetesKindName,
  type KubernetesObject,
  type ObjectRef,
} from '#domain/kubernetes-object.ts';
import { describeObject } from '#runbooks/kubernetes/describe-object.ts';
import { eventFacts, newestEvents } from '#runbooks/kubernetes/event-facts.ts';
import { kubernetesAction } from '#runbooks/kubernetes/kubernetes-action.ts';
import { podsOf } from '#runbooks/kubernetes/pods-of.ts';
import { sayMissing, sayObject } from '#runbooks/kubernetes/say-object.ts';
import {
  describeTarget,
  kindOf,
  namespaceField,
  resolveTarget,
  targetField,
  targetTexts,
} from '#runbooks/kubernetes/target.ts';
import { isWorkloadKind } from '#runbooks/kubernetes/rollout-status.ts';
import type { StepRun } from '#runbooks/step-type.ts';

const kinds = Object.keys(kubernetesKinds) as [KubernetesKindName, ...KubernetesKindName[]];
const mostEvents = 15;

const fields = z.strictObject({
  action: z
    .literal('describe')
    .describe('Tells how an object does: its state, its conditions, its pods and its events.'),
  target: targetField(kinds),
  namespace: namespaceField,
});

/** Tells how an object does in one text. */
export const describe = kubernetesAction({
  fields,
  effects: 'none',
  gives: 'the description as `text`',
  access: (own) => [
    { verb: 'get', kind: kindOf(own.target) },
    { verb: 'list', kind: 'pod' },
    { verb: 'list', kind: 'event' },
  ],
  texts: (own) => targetTexts(own),
  describe: (own, say) => `Describe ${describeTarget(own, say)}`,
  run: async (own, run) => {
    const ref = resolveTarget(own, run.variables);
    if (!ref.ok) return { kind: 'failed', reason: ref.reason };
    const { kubernetes } = run.ports;
    const { signal } = run;
    const object = await kubernetes.get(ref.value, { signal });
    if (object === null) return { kind: 'failed', reason: sayMissing(ref.value) };
    const pods = await podsNear(ref.value, run);
    const about = `involvedObject.name=${ref.value.name},involvedObject.kind=${kubernetesKinds[ref.value.kind].kind}`;
    const events = await kubernetes.list('event', ref.value.namespace, { fields: about }, { signal });
    const text = describeObject(ref.value.kind, object, pods, newestEvents(events.map(eventFacts), mostEvents));
    return { kind: 'done', output: { text }, summary: `described ${sayObject(ref.value)}` };
  },
});

/** The pods of a workload or a job, or those on a node. */
async function podsNear(ref: ObjectRef, run: StepRun): Promise<readonly KubernetesObject[]> {
  if (ref.kind === 'node') {
    return run.ports.kubernetes.list('pod', null, { fields: `spec.nodeName=${ref.name}` }, { signal: run.signal });
  }
  if (!isWorkloadKind(ref.kind) && ref.kind !== 'job') return [];
  const found = await podsOf(ref, run);
  return found.ok ? found.value : [];
}
