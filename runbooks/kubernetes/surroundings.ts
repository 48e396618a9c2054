import { OutsideError } from '#domain/outside-error.ts';
import { fieldOf, type KubernetesKindName, type KubernetesObject, type ObjectRef } from '#domain/kubernetes-object.ts';
import type { BlastRadius } from '#domain/change.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import type { PodFacts } from './pod-facts.ts';
import { numberAt, textAt } from './read-field.ts';
import { saySelector, selectorFits } from './selector.ts';

/** What else has a say about the pods of a workload. */
export interface Surroundings {
  /** PodDisruptionBudgets. */
  readonly budgets: readonly KubernetesObject[];
  readonly autoscalers: readonly KubernetesObject[];
  /** What could not be read, and why. */
  readonly notes: readonly string[];
}

/** Reads what else has a say, in one namespace or in all. What may not be read is noted: it makes a change no less possible. */
export async function readSurroundings(namespace: string | null, run: StepRun): Promise<Surroundings> {
  const notes: string[] = [];
  const read = async (kind: KubernetesKindName, what: string): Promise<readonly KubernetesObject[]> => {
    try {
      return await run.ports.kubernetes.list(kind, namespace, undefined, { signal: run.signal });
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      notes.push(`${what} could not be read: ${error.message}`);
      return [];
    }
  };
  const [budgets, autoscalers] = await Promise.all([read('pdb', 'PodDisruptionBudgets'), read('hpa', 'Autoscalers')]);
  return { budgets, autoscalers, notes };
}

/** How many pods each budget that holds pods with these labels lets go now. */
export function budgetNotes(
  budgets: readonly KubernetesObject[],
  labels: Readonly<Record<string, string>>,
): readonly string[] {
  return budgets
    .filter((budget) => holds(budget, labels))
    .map((budget) => {
      const allowed = numberAt(budget, 'status', 'disruptionsAllowed') ?? 0;
      const expected = numberAt(budget, 'status', 'expectedPods') ?? 0;
      return `PDB ${budget.metadata.name} allows ${allowed} of ${expected} pods to be away`;
    });
}

type Disruption = NonNullable<BlastRadius['disruption']>;

/**
 * What the budgets say of pods that are to go: how many healthy ones may go now, by the strictest budget, and how many of
 * these pods are healthy and held by one. Null where no budget is about them.
 */
export function disruptionOf(budgets: readonly KubernetesObject[], pods: readonly PodFacts[]): Disruption | null {
  const held = pods.filter((pod) => budgetsOf(budgets, pod).length > 0);
  const holding = new Set(held.flatMap((pod) => budgetsOf(budgets, pod)));
  if (holding.size === 0) return null;
  const allowed = [...holding].map((budget) => numberAt(budget, 'status', 'disruptionsAllowed') ?? 0);
  return { allowed: Math.min(...allowed), healthy: held.filter((pod) => pod.ready).length };
}

function budgetsOf(budgets: readonly KubernetesObject[], pod: PodFacts): readonly KubernetesObject[] {
  return budgets.filter((budget) => budget.metadata.namespace === pod.namespace && holds(budget, pod.labels));
}

/** An empty selector holds all pods, but none in the days of policy/v1beta1. */
function holds(budget: KubernetesObject, labels: Readonly<Record<string, string>>): boolean {
  const selector = fieldOf(budget, 'spec', 'selector');
  if (budget.apiVersion === 'policy/v1beta1' && saySelector(selector) === null) return false;
  return selectorFits(selector, labels);
}

/** The bounds between which an autoscaler holds a workload. */
export interface Autoscaling {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

/** The autoscaler of a workload, or null. */
export function autoscalingOf(
  autoscalers: readonly KubernetesObject[],
  kind: string,
  ref: ObjectRef,
): Autoscaling | null {
  const found = autoscalers.find((one) => {
    const target = fieldOf(one, 'spec', 'scaleTargetRef');
    return textAt(target, 'kind') === kind && textAt(target, 'name') === ref.name;
  });
  if (found === undefined) return null;
  const [min, max] = [numberAt(found, 'spec', 'minReplicas') ?? 1, numberAt(found, 'spec', 'maxReplicas') ?? 1];
  return { name: found.metadata.name, min, max };
}
