import type { Json } from './run.ts';

/** What a step is about to do to the world, as it was simulated: what people approve and guardrails judge. */
export interface PlannedChange {
  /** E.g. `rollout_restart`, `http`, `script`. */
  readonly action: string;
  readonly target: ChangeTarget;
  /** One line: "Restart deployment/claims-api in claims". */
  readonly title: string;
  /** The rendered fields of the step: with the target's fingerprint what an approval is bound to. */
  readonly rendered: Json;
  /** The target's resourceVersion when it was simulated; null where there is none. */
  readonly version: string | null;
  /** Hash of the target as people were shown it (identity, specification, labels, annotations; not its status). */
  readonly fingerprint: string | null;
  /** What would change, a line a field: `spec.replicas: 4 → 8`. */
  readonly difference: readonly string[];
  readonly blast: BlastRadius;
  /** Handed to the step when it acts. */
  readonly memo: Json;
}

/** What is changed. */
export interface ChangeTarget {
  readonly system: 'kubernetes' | 'http' | 'script';
  readonly cluster: string | null;
  readonly namespace: string | null;
  /** `deployment/claims-api`, a host, a script's name. */
  readonly name: string;
}

/** How much of the target a change touches at once. */
export interface BlastRadius {
  /** Pods that go away or are replaced, of how many; null where pods are not concerned. */
  readonly pods: { readonly touched: number; readonly of: number } | null;
  /**
   * What the PodDisruptionBudgets say of the pods that go away: how many healthy pods may go now, and how many of those
   * that go are healthy. Null or absent where no budget is about them.
   */
  readonly disruption?: { readonly allowed: number; readonly healthy: number } | null;
  /** What people should know: PDB and HPA headroom, "2 of 3 pods may be disrupted now", "HPA holds it between 2 and 10". */
  readonly notes: readonly string[];
}
