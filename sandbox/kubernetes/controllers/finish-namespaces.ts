import { markDeleted } from '#sandbox/kubernetes/delete-object.ts';
import { resourceKeys } from '#sandbox/kubernetes/stored-types.ts';
import { graceSecondsOf, terminatePod } from '#sandbox/kubernetes/terminate-pod.ts';
import type { ClusterContext } from './cluster-context.ts';

/** Empties namespaces that were deleted, and removes each when nothing is left in it. */
export function finishNamespaces(context: ClusterContext): void {
  const { store } = context;
  for (const namespace of store.list('namespaces')) {
    if (namespace.metadata.deletionTimestamp === undefined) continue;
    const { name } = namespace.metadata;
    empty(context, name);
    if (resourceKeys.every((resource) => store.list(resource, name).length === 0)) {
      store.remove('namespaces', namespace);
    }
  }
}

function empty(context: ClusterContext, namespace: string): void {
  const { store } = context;
  const nowMs = context.nowMs();
  for (const pod of store.list('pods', namespace)) terminatePod(store, pod, graceSecondsOf(pod), nowMs);
  for (const resource of resourceKeys) {
    if (resource === 'pods') continue;
    for (const object of store.list(resource, namespace)) {
      if ((object.metadata.finalizers ?? []).length === 0) store.remove(resource, object);
      // What the finalizers wait for is their owners' business; the namespace waits with them.
      else store.replace(resource, markDeleted(object, nowMs));
    }
  }
}
