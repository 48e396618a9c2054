import type { NetworkPolicyView } from '#clients/kubernetes/network-policies.ts';
import type { ObjectTimes } from '#clients/kubernetes/object-times.ts';
import type { Selectors } from '#clients/kubernetes/objects.ts';
import type { KubernetesClient } from '#clients/kubernetes.ts';
import {
  kubernetesKinds,
  type KubernetesKindName,
  type KubernetesObject,
  type ObjectRef,
} from '#domain/kubernetes-object.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { Notebook } from '#incidents/evidence/notebook.ts';

/**
 * One look at a cluster for one incident: what several collectors want is asked once. What cannot be had, be it for want of a permission, is
 * noted as missing and is null: whoever gets null knows nothing, neither that something is there nor that it is not. A kind that the cluster
 * does not serve has no objects.
 */
export interface ClusterLook {
  list(
    kind: KubernetesKindName,
    namespace: string | null,
    selectors?: Selectors,
  ): Promise<readonly KubernetesObject[] | null>;
  /** `absent` only where the cluster has said so. */
  get(ref: ObjectRef): Promise<KubernetesObject | 'absent' | null>;
  times(kind: 'configmap' | 'secret', namespace: string): Promise<readonly ObjectTimes[] | null>;
  policies(namespace: string): Promise<readonly NetworkPolicyView[] | null>;
}

/** API groups without which nothing is a cluster: whoever does not serve them is something else that answers at its address. */
const everywhere: ReadonlySet<string> = new Set(['', 'apps', 'batch']);

export function lookAtCluster(client: KubernetesClient, notebook: Notebook, signal: AbortSignal): ClusterLook {
  /** Asks for the objects of a kind that a cluster may do without. */
  const askOptional = <T>(part: string, work: () => Promise<readonly T[]>): Promise<readonly T[] | null> =>
    notebook.ask(part, async () => {
      try {
        return await work();
      } catch (error) {
        if (error instanceof OutsideError && error.code === 'not_served') return [];
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
    notebook.ask(`configmaps in ${namespace}`, () => client.objectTimes('configmap', namespace, { signal })),
  );
  const secrets = once((namespace) =>
    notebook.ask(`secrets in ${namespace}`, () => client.objectTimes('secret', namespace, { signal })),
  );
  const lists = new Map<string, Promise<readonly KubernetesObject[] | null>>();
  return {
    list(kind, namespace, selectors = {}) {
      const part = `${kind}s${namespace === null ? '' : ` in ${namespace}`}`;
      const key = `${part} ${JSON.stringify(selectors)}`;
      const read = () => client.list(kind, namespace, selectors, { signal });
      const ask = () =>
        everywhere.has(kubernetesKinds[kind].group) ? notebook.ask(part, read) : askOptional(part, read);
      const answer = lists.get(key) ?? ask();
      lists.set(key, answer);
      return answer;
    },
    get: (ref) => notebook.ask(`${ref.kind} ${ref.name}`, async () => (await client.get(ref, { signal })) ?? 'absent'),
    times: (kind, namespace) => (kind === 'secret' ? secrets : configMaps)(namespace),
    policies: once((namespace) =>
      askOptional(`networkpolicies in ${namespace}`, () => client.networkPolicies(namespace, { signal })),
    ),
  };
}
