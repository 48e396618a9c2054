import type { NetworkPolicyView } from '#clients/kubernetes/network-policies.ts';
import type { ObjectTimes } from '#clients/kubernetes/object-times.ts';
import type { Selectors } from '#clients/kubernetes/objects.ts';
import type { KubernetesClient } from '#clients/kubernetes.ts';
import type { KubernetesKindName, KubernetesObject, ObjectRef } from '#domain/kubernetes-object.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { Notebook } from '#incidents/evidence/notebook.ts';

/**
 * One look at a cluster for one incident: what several collectors want is asked once. What cannot be had, be it for want of a permission, is
 * noted as missing and is null; a kind that the cluster does not serve has no objects.
 */
export interface ClusterLook {
  list(
    kind: KubernetesKindName,
    namespace: string | null,
    selectors?: Selectors,
  ): Promise<readonly KubernetesObject[] | null>;
  get(ref: ObjectRef): Promise<KubernetesObject | null>;
  times(kind: 'configmap' | 'secret', namespace: string): Promise<readonly ObjectTimes[] | null>;
  policies(namespace: string): Promise<readonly NetworkPolicyView[] | null>;
}

export function lookAtCluster(client: KubernetesClient, notebook: Notebook, signal: AbortSignal): ClusterLook {
  const ask = <T>(part: string, none: T, work: () => Promise<T>): Promise<T | null> =>
    notebook.ask(part, async () => {
      try {
        return await work();
      } catch (error) {
        if (error instanceof OutsideError && error.code === 'not_served') return none;
        throw error;
      }
    });
  /** Asks for a list the first time, and gives the same answer every later time. */
  const once = <T>(work: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
    const asked = new Map<string, Promise<T>>();
    return (key) => {
      const answer = asked.get(key) ?? work(key);
      asked.set(key, answer);
      return answer;
    };
  };
  const configMaps = once((namespace) =>
    ask(`configmaps in ${namespace}`, [], () => client.objectTimes('configmap', namespace, { signal })),
  );
  const secrets = once((namespace) =>
    ask(`secrets in ${namespace}`, [], () => client.objectTimes('secret', namespace, { signal })),
  );
  const lists = new Map<string, Promise<readonly KubernetesObject[] | null>>();
  return {
    list(kind, namespace, selectors = {}) {
      const part = `${kind}s${namespace === null ? '' : ` in ${namespace}`}`;
      const key = `${part} ${JSON.stringify(selectors)}`;
      const answer = lists.get(key) ?? ask(part, [], () => client.list(kind, namespace, selectors, { signal }));
      lists.set(key, answer);
      return answer;
    },
    get: (ref) => ask(`${ref.kind} ${ref.name}`, null, () => client.get(ref, { signal })),
    times: (kind, namespace) => (kind === 'secret' ? secrets : configMaps)(namespace),
    policies: once((namespace) =>
      ask(`networkpolicies in ${namespace}`, [], () => client.networkPolicies(namespace, { signal })),
    ),
  };
}
