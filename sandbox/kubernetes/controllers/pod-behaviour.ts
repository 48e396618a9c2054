import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';

/** How the program inside a pod behaves right now; the platform's model decides it. */
export interface PodBehaviour {
  /** From the start of the container until its readiness probe can succeed. */
  readonly startupMs: number;
  /** Null when the readiness probe succeeds, else what the probe reports. */
  readonly unready: string | null;
  /** Set when the container ends now, e.g. `{ reason: 'OOMKilled', exitCode: 137 }`. */
  readonly termination: { readonly reason: 'Error' | 'OOMKilled'; readonly exitCode: number } | null;
}

export type PodBehaviourOf = (pod: Pod, runningForMs: number) => PodBehaviour;
