import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import type { KubernetesConnection } from './kubernetes-connection.ts';
import { listAll } from './list-all.ts';
import { checkNamespace } from './object-name.ts';

export interface ContainerView {
  readonly name: string;
  readonly image: string;
  readonly ready: boolean;
  readonly restarts: number;
  readonly state: 'running' | 'waiting' | 'terminated' | 'unknown';
  /** `CrashLoopBackOff`, `ImagePullBackOff`, `OOMKilled`, …; empty while running. */
  readonly reason: string;
  /** Why the container ended the last time it did, e.g. `OOMKilled`; null when it never has. */
  readonly lastEnd: { readonly reason: string; readonly exitCode: number; readonly at: Date | null } | null;
}

export interface PodView {
  readonly namespace: string;
  readonly name: string;
  readonly phase: string;
  readonly ready: boolean;
  /** Deleted and on its way out. */
  readonly terminating: boolean;
  /** Null until it is scheduled. */
  readonly node: string | null;
  readonly restarts: number;
  /** Why the pod as a whole is not well, e.g. `Evicted`; empty otherwise. */
  readonly reason: string;
  readonly containers: readonly ContainerView[];
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt: Date;
}

export interface KubernetesPods {
  /** @param selector label selector such as `app=claims-api`; all pods of the namespace when empty. */
  pods(namespace: string, selector?: string): Promise<readonly PodView[]>;
}

/** Pods and their containers. */
export function kubernetesPods({ core, call }: KubernetesConnection): KubernetesPods {
  return {
    async pods(namespace, selector = '') {
      checkNamespace(namespace);
      const items = await call({ verb: 'list', resource: 'pods', group: '', namespace, effect: 'read' }, () =>
        listAll((page) =>
          core.listNamespacedPod({ namespace, ...(selector ? { labelSelector: selector } : {}), ...page }),
        ),
      );
      return items.map(toPodView);
    },
  };
}

function toPodView({ metadata, spec, status }: V1Pod): PodView {
  const containers = (status?.containerStatuses ?? []).map(toContainerView);
  return {
    namespace: metadata?.namespace ?? '',
    name: metadata?.name ?? '',
    phase: status?.phase ?? 'Unknown',
    ready: status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false,
    terminating: Boolean(metadata?.deletionTimestamp),
    node: spec?.nodeName || null,
    restarts: containers.reduce((sum, container) => sum + container.restarts, 0),
    reason: status?.reason ?? '',
    containers,
    labels: metadata?.labels ?? {},
    createdAt: metadata?.creationTimestamp ?? new Date(0),
  };
}

function toContainerView(status: V1ContainerStatus): ContainerView {
  const { running, waiting, terminated } = status.state ?? {};
  const ended = status.lastState?.terminated ?? terminated;
  return {
    name: status.name,
    image: status.image,
    ready: status.ready,
    restarts: status.restartCount,
    state: running ? 'running' : waiting ? 'waiting' : terminated ? 'terminated' : 'unknown',
    reason: waiting?.reason ?? terminated?.reason ?? '',
    lastEnd: ended ? { reason: ended.reason ?? '', exitCode: ended.exitCode, at: ended.finishedAt ?? null } : null,
  };
}
