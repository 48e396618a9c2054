import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';

/** How the program inside a pod behaves right now; the platform's model decides it. */
export interface PodBehaviour {
  /** From the start of the container until its readiness probe can succeed. */
  readonly startupMs: number;
  /** Null when the readiness probe succeeds, else what the probe reports. */
  readonly unready: string | null;
  /** Set when the container ends now, e.g. `{ reason: 'OOMKilled', exitCode: 137 }`; a job's work ends `Completed`, 0. */
  readonly termination: ContainerEnd | null;
  /** Set when the image cannot be pulled: what the registry says. It matters only until the container has started. */
  readonly imagePullError?: string | null;
}

export interface ContainerEnd {
  readonly reason: 'Error' | 'OOMKilled' | 'Completed';
  readonly exitCode: number;
}

export type PodBehaviourOf = (pod: Pod, runningForMs: number) => PodBehaviour;
