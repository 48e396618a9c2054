import { z } from 'zod';
import type { Variables } from './expression.ts';
import type { Deployment, KubernetesPort } from './ports.ts';

/** The deployment that a step is about, its names rendered and checked. */
export interface DeploymentTarget {
  readonly namespace: string;
  readonly name: string;
}

/**
 * What a change of a deployment remembers between its jobs. It is stored before the change is made, so that after a
 * crash the step knows exactly what it was about to do: the same instant, the same number of replicas.
 */
export const deploymentMemoSchema = z
  .object({
    phase: z.enum(['write', 'rollout']),
    /** When the change was decided; also its mark in the pod template. */
    at: z.iso.datetime(),
    /** The deployment's generation when the change was decided. */
    generation: z.number(),
    /** Replicas before, and replicas wanted (the same for a restart). */
    from: z.number(),
    replicas: z.number(),
    /** Writes whose fate is not known. */
    doubts: z.number(),
  })
  .readonly();
export type DeploymentMemo = z.infer<typeof deploymentMemoSchema>;

export type DeploymentPlan =
  | { readonly kind: 'change'; readonly replicas: number }
  | { readonly kind: 'nothing'; readonly summary: string }
  | { readonly kind: 'refuse'; readonly reason: string };

/** What differs between the ways to change a deployment; how a change survives crashes is the same for all. */
export interface DeploymentAction {
  readonly verb: string;
  /** Decides what to do from what the deployment is now. */
  readonly plan: (deployment: Deployment, variables: Variables) => DeploymentPlan;
  readonly write: (port: KubernetesPort, deployment: Deployment, request: WriteRequest) => Promise<Deployment>;
  /** The key of the step that changed it last in this way; undefined when no step did. */
  readonly mark: (deployment: Deployment) => string | undefined;
  /** Why the change no longer stands, although it was made; null while it does. */
  readonly undone: (deployment: Deployment, memo: DeploymentMemo) => string | null;
  /** Whether the deployment is as wanted even without this step's mark. */
  readonly achieved: (deployment: Deployment, memo: DeploymentMemo) => boolean;
  /** What was done, in words, e.g. `restarted deployment claims/claims-api: 3 of 3 pods new and ready`. */
  readonly said: (target: string, deployment: Deployment, memo: DeploymentMemo) => string;
}

export interface WriteRequest {
  readonly key: string;
  readonly at: Date;
  readonly replicas: number;
  readonly dryRun: boolean;
}
