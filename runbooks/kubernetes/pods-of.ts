import { fieldOf, type KubernetesObject, type ObjectRef } from '#domain/kubernetes-object.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { textsAt } from './read-field.ts';
import { sayMissing } from './say-object.ts';
import { saySelector, selectorFits } from './selector.ts';
import type { Resolved } from './target.ts';

/** The pods of a workload or a job, or the pod itself, the newest first; refused where the object is not there. */
export async function podsOf(ref: ObjectRef, run: StepRun): Promise<Resolved<readonly KubernetesObject[]>> {
  const { kubernetes } = run.ports;
  const { signal } = run;
  const object = await kubernetes.get(ref, { signal });
  if (object === null) return { ok: false, reason: sayMissing(ref) };
  if (ref.kind === 'pod') return { ok: true, value: [object] };
  const selector = fieldOf(object, 'spec', 'selector');
  const labels = saySelector(selector);
  if (labels === null) return { ok: true, value: [] };
  const pods = await kubernetes.list('pod', ref.namespace, { labels }, { signal });
  // A listing is only asked for; which pods fit is for the selector to say.
  return {
    ok: true,
    value: newestFirst(pods.filter((pod) => selectorFits(selector, textsAt(pod, 'metadata', 'labels')))),
  };
}

export function newestFirst(pods: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const createdAt = (pod: KubernetesObject): string => pod.metadata.creationTimestamp ?? '';
  return pods.toSorted((a, b) => (createdAt(a) < createdAt(b) ? 1 : -1));
}
