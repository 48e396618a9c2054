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
  /** Set when a volume cannot be attached or mounted: the event's message. It matters only until the container starts. */
  readonly mountError?: string | null;
  /** Set when the container cannot be made, e.g. for want of a Secret. It matters only until the container has started. */
  readonly configError?: string | null;
}

export interface ContainerEnd {
  readonly reason: 'Error' | 'OOMKilled' | 'Completed';
  readonly exitCode: number;
  /** Set when the kubelet ended it because its liveness probe failed: what the probe reports. */
  readonly livenessFailure?: string;
}

export type PodBehaviourOf = (pod: Pod, runningForMs: number) => PodBehaviour;
