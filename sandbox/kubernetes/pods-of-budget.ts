import { matchesLabelSelector } from './label-selector.ts';
import type { ObjectStore } from './object-store.ts';
import type { PodDisruptionBudget } from './policy-objects.ts';
import type { Pod } from './workload-objects.ts';

/** The pods a budget covers. In policy/v1 an empty selector covers the namespace, an absent one nothing. */
export function podsUnder(store: ObjectStore, budget: PodDisruptionBudget): readonly Pod[] {
  return store.list('pods', budget.metadata.namespace).filter((pod) => covers(budget, pod));
}

export function budgetsOver(store: ObjectStore, pod: Pod): readonly PodDisruptionBudget[] {
  return store.list('poddisruptionbudgets.policy', pod.metadata.namespace).filter((budget) => covers(budget, pod));
}

function covers(budget: PodDisruptionBudget, pod: Pod): boolean {
  const { selector } = budget.spec;
  return selector !== undefined && matchesLabelSelector(selector, pod.metadata.labels ?? {});
}
