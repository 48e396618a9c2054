import type { Labels } from '#domain/alert.ts';

/** What runbook steps need of the outside world. clients/ offers more; a step sees no further than this. */
export interface StepPorts {
  readonly prometheus: PrometheusPort;
  readonly kubernetes: KubernetesPort;
}

/** Failures of a port are `OutsideError`s, whose verdict decides what becomes of the step. */
export interface PrometheusPort {
  /** An instant query; a sample's value may be NaN or infinite. */
  query(promql: string): Promise<{ readonly series: readonly Series[] }>;
}

export interface Series {
  readonly labels: Labels;
  readonly value: number;
}

export interface KubernetesPort {
  /** Null when there is no such deployment. */
  deployment(namespace: string, name: string): Promise<Deployment | null>;
  /**
   * Restarts by changing the pod template: `at` and `key` are written into its annotations, so the same call twice
   * changes nothing the second time.
   */
  rolloutRestart(request: RestartRequest): Promise<Deployment>;
  /** Sets the replicas and writes `key` into the deployment's annotations. */
  scale(request: ScaleRequest): Promise<Deployment>;
  /**
   * Where a rollout stands by the rules of `kubectl rollout status`; `failed` when waiting longer is pointless. Asked
   * only about what `deployment` returned, which may carry more than this port shows.
   */
  rolloutComplete(deployment: Deployment): RolloutStatus;
}

export interface RolloutStatus {
  readonly complete: boolean;
  readonly failed: boolean;
  readonly message: string;
}

export interface RestartRequest {
  readonly namespace: string;
  readonly name: string;
  readonly key: string;
  readonly at: Date;
  /** Asks the API server to check everything and change nothing. */
  readonly dryRun: boolean;
}

export interface ScaleRequest {
  readonly namespace: string;
  readonly name: string;
  readonly replicas: number;
  readonly key: string;
  readonly dryRun: boolean;
  /** Refused (`Conflict`) when the deployment has changed since it was read. */
  readonly resourceVersion: string;
}

export interface Deployment {
  readonly namespace: string;
  readonly name: string;
  readonly generation: number;
  readonly observedGeneration: number;
  /** How many pods are wanted. */
  readonly replicas: number;
  readonly updatedReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  readonly annotations: Labels;
  readonly templateAnnotations: Labels;
  readonly resourceVersion: string;
}

/** The annotation under which a step finds its own work after a crash. */
export const stepAnnotation = 'firebreak.dev/step';
