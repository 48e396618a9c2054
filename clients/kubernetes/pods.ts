import { z } from 'zod';
import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import type { ObjectReads } from './object-reads.ts';

export interface ContainerView {
  readonly name: string;
  readonly restarts: number;
  /** `CrashLoopBackOff`, `ImagePullBackOff`, `OOMKilled`, …; empty while running. */
  readonly reason: string;
  /** Why the container ended the last time it did, e.g. `OOMKilled`; null when it never has. */
  readonly lastEnd: { readonly reason: string; readonly exitCode: number } | null;
}

export interface PodView {
  readonly name: string;
  readonly restarts: number;
  readonly containers: readonly ContainerView[];
}

export interface KubernetesPods {
  /** @param selector label selector such as `app=claims-api`; all pods of the namespace when empty. */
  pods(namespace: string, selector?: string): Promise<readonly PodView[]>;
}

const terminatedSchema = z.object({ reason: z.string().default(''), exitCode: z.number() });
const stateSchema = z
  .object({ waiting: z.object({ reason: z.string().default('') }).nullish(), terminated: terminatedSchema.nullish() })
  .default({});
const containerSchema = z.object({
  name: z.string(),
  restartCount: z.number(),
  state: stateSchema,
  lastState: stateSchema,
});
const schema = z.object({ status: z.object({ containerStatuses: z.array(containerSchema).nullish() }).default({}) });

/** Pods and their containers. */
export function kubernetesPods({ all }: ObjectReads): KubernetesPods {
  return {
    pods: (namespace, selector = '') => all('pod', namespace, toPodView, { labels: selector }),
  };
}

function toPodView(object: KubernetesObject): PodView {
  const containers = (schema.parse(object).status.containerStatuses ?? []).map(toContainerView);
  return {
    name: object.metadata.name,
    restarts: containers.reduce((sum, container) => sum + container.restarts, 0),
    containers,
  };
}

function toContainerView({ name, restartCount, state, lastState }: z.infer<typeof containerSchema>): ContainerView {
  return {
    name,
    restarts: restartCount,
    reason: state.waiting?.reason ?? state.terminated?.reason ?? '',
    lastEnd: lastState.terminated ?? state.terminated ?? null,
  };
}
