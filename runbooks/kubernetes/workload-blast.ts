import type { BlastRadius } from '#domain/change.ts';
import { fieldOf, kubernetesKinds, type KubernetesObject, type ObjectRef } from '#domain/kubernetes-object.ts';
import { wantedPods, type WorkloadKind } from './rollout-status.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import type { FieldChange } from './field-changes.ts';
import { textsAt } from './read-field.ts';
import { autoscalingOf, budgetNotes, readSurroundings } from './surroundings.ts';

/** How much of a workload a change of it touches: all pods when their template changes, those in excess when it shrinks. */
export async function workloadBlast(
  kind: WorkloadKind,
  object: KubernetesObject,
  changes: readonly FieldChange[],
  run: StepRun,
): Promise<BlastRadius> {
  const namespace = object.metadata.namespace ?? '';
  const { budgets, autoscalers, notes } = await readSurroundings(namespace, run);
  const labels = textsAt(fieldOf(object, 'spec', 'template', 'metadata', 'labels'));
  const ref: ObjectRef = { kind, namespace, name: object.metadata.name };
  const autoscaling = autoscalingOf(autoscalers, kubernetesKinds[kind].kind, ref);
  const held =
    autoscaling === null ? [] : [`HPA ${autoscaling.name} holds it between ${autoscaling.min} and ${autoscaling.max}`];
  const pods = podsTouched(kind, object, changes);
  return { pods, notes: [...(pods.touched > 0 ? budgetNotes(budgets, labels) : []), ...held, ...notes] };
}

/** Whether a change of a workload replaces its pods. */
export function replacesPods(changes: readonly FieldChange[]): boolean {
  return changes.some(({ path }) => path[0] === 'spec' && path[1] === 'template');
}

function podsTouched(
  kind: WorkloadKind,
  object: KubernetesObject,
  changes: readonly FieldChange[],
): { readonly touched: number; readonly of: number } {
  const of = wantedPods(kind, object);
  if (replacesPods(changes)) return { touched: of, of };
  const scaled = changes.find(({ path }) => path.length === 2 && path[0] === 'spec' && path[1] === 'replicas');
  return { touched: typeof scaled?.after === 'number' ? Math.max(0, of - scaled.after) : 0, of };
}
