import type { ObjectStore } from '#sandbox/kubernetes/object-store.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';

/** The pods of the cluster by the service they belong to (their label `app`), read once for each state of the store. */
export function createServicePods(store: () => ObjectStore): {
  of(namespace: string, service: string): readonly Pod[];
  all(): readonly Pod[];
} {
  let version = -1;
  let all: readonly Pod[] = [];
  let byService = new Map<string, Pod[]>();
  const refresh = (): void => {
    if (store().version() === version) return;
    version = store().version();
    all = store().list('pods');
    byService = new Map();
    for (const pod of all) {
      const key = `${pod.metadata.namespace}/${pod.metadata.labels?.['app']}`;
      const known = byService.get(key);
      if (known) known.push(pod);
      else byService.set(key, [pod]);
    }
  };
  return {
    of(namespace, service) {
      refresh();
      return byService.get(`${namespace}/${service}`) ?? [];
    },
    all() {
      refresh();
      return all;
    },
  };
}
