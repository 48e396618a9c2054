import type { Condition, KubeObject, ObjectMeta } from './kube-object.ts';
import type { LabelSelector, PodTemplate } from './workload-objects.ts';

export interface JobSpec {
  readonly parallelism: number;
  /** Absent: the job is complete when any of its pods has succeeded and all have ended. */
  readonly completions?: number;
  readonly backoffLimit: number;
  readonly suspend: boolean;
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
  readonly activeDeadlineSeconds?: number;
  readonly ttlSecondsAfterFinished?: number;
  readonly manualSelector?: boolean;
  readonly [field: string]: unknown;
}

export interface JobStatus {
  readonly active?: number;
  readonly ready?: number;
  readonly succeeded?: number;
  readonly failed?: number;
  readonly startTime?: string;
  readonly completionTime?: string;
  readonly conditions?: readonly Condition[];
  /** Pods counted already, so that removing a finished pod by hand does not undo its count. */
  readonly uncountedTerminatedPods?: { readonly succeeded?: readonly string[]; readonly failed?: readonly string[] };
}

export interface Job extends KubeObject {
  readonly spec: JobSpec;
  readonly status?: JobStatus;
}

export interface CronJob extends KubeObject {
  readonly spec: {
    readonly schedule: string;
    readonly suspend: boolean;
    readonly concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace';
    readonly startingDeadlineSeconds?: number;
    readonly successfulJobsHistoryLimit: number;
    readonly failedJobsHistoryLimit: number;
    readonly jobTemplate: { readonly metadata?: Partial<ObjectMeta>; readonly spec: Partial<JobSpec> };
    readonly [field: string]: unknown;
  };
  readonly status?: {
    readonly active?: readonly JobReference[];
    readonly lastScheduleTime?: string;
    readonly lastSuccessfulTime?: string;
  };
}

interface JobReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly uid: string;
}
