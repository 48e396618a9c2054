import { podFacts, type PodFacts } from './pod-facts.ts';
import type { KubernetesObject } from '#domain/kubernetes-object.ts';

/** What a drain may take away beside pods that come back elsewhere unharmed. */
export interface DrainOptions {
  readonly deleteEmptyDirData: boolean;
  readonly force: boolean;
}

/** The pods of a node by what a drain does about them. */
export interface Drainable {
  /** Those that go; the ones that are ending already are among them. */
  readonly evicted: readonly PodFacts[];
  /** Those that stay: the node's own, and those of DaemonSets, which would come back at once. */
  readonly staying: readonly PodFacts[];
  /** Why the node cannot be drained, a sentence a pod; empty where it can. */
  readonly obstacles: readonly string[];
}

/** Sorts the pods of a node by the rules of `kubectl drain` (k8s.io/kubectl/pkg/drain/filters.go). */
export function drainable(pods: readonly KubernetesObject[], options: DrainOptions): Drainable {
  const all = pods.map(podFacts);
  const staying = all.filter((pod) => pod.mirror || (pod.owner?.kind === 'DaemonSet' && !pod.finished));
  const evicted = all.filter((pod) => !staying.includes(pod));
  const obstacles = evicted
    .filter((pod) => !pod.finished && !pod.ending)
    .flatMap((pod) => {
      const where = `${pod.namespace}/${pod.name}`;
      if (pod.owner === null && !options.force)
        return [`nothing would replace ${where}: set force: true if it may go for good`];
      if (!pod.emptyDir || options.deleteEmptyDirData) return [];
      return [`${where} keeps data in an emptyDir: set delete_emptydir_data: true if it may be lost`];
    });
  return { evicted, staying, obstacles };
}
