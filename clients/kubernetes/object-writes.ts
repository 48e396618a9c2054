import { kubernetesKinds, type ObjectRef } from '#domain/kubernetes-object.ts';
import type { KubernetesConnection } from './kubernetes-connection.ts';
import type { KubernetesRequest, Precondition } from './kubernetes-errors.ts';
import { readAnyAnswer, readObject, readProposedObject } from './object-answer.ts';
import { toWirePatch } from './object-patch.ts';
import type { KubernetesObjects, NewObject, RemovalOptions, WriteOptions } from './objects.ts';
import { homePath, objectPath } from './resource-path.ts';
import type { ServedVersions } from './served-versions.ts';

/** Changing over a connection. */
export function objectWrites(
  { call }: KubernetesConnection,
  { withVersion }: ServedVersions,
): Pick<KubernetesObjects, 'patch' | 'create' | 'remove' | 'evict'> {
  return {
    async patch(ref, patch, options) {
      const kind = kubernetesKinds[ref.kind];
      const asked = { ...aboutObject('patch', ref, options), ...boundTo(options) };
      const wire = {
        method: 'PATCH',
        query: writeQuery(options),
        ...toWirePatch(patch, options.resourceVersion),
      } as const;
      const read = (body: string) => readObject(kind, body);
      return withVersion(
        ref.kind,
        (apiVersion) => call(asked, { ...wire, path: objectPath(apiVersion, kind, ref) }, read, options.signal),
        options.signal,
      );
    },

    async create(object, options) {
      const kind = kubernetesKinds[object.kind];
      const asked = aboutObject('create', object, options);
      const read = (body: string) => (options.dryRun ? readProposedObject(kind, body) : readObject(kind, body));
      return withVersion(
        object.kind,
        (apiVersion) => {
          const path = homePath(apiVersion, kind, object.namespace);
          const body = { ...object.content, apiVersion, kind: kind.kind, metadata: metadataOf(object) };
          return call(asked, { method: 'POST', path, query: writeQuery(options), body }, read, options.signal);
        },
        options.signal,
      );
    },

    async remove(ref, options) {
      const kind = kubernetesKinds[ref.kind];
      const asked = { ...aboutObject('delete', ref, options), ...boundTo(options) };
      const body = {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        ...deleteOptions(options),
        // What `kubectl delete` asks for; left out, the pods of a job would stay behind.
        propagationPolicy: 'Background',
        ...(options.graceS === undefined ? {} : { gracePeriodSeconds: options.graceS }),
      };
      return withVersion(
        ref.kind,
        (apiVersion) => {
          const path = objectPath(apiVersion, kind, ref);
          return call(asked, { method: 'DELETE', path, body }, readAnyAnswer, options.signal);
        },
        options.signal,
      );
    },

    async evict({ namespace, name }, options) {
      const ref = { kind: 'pod', namespace, name } as const;
      const asked = { ...aboutObject('create', ref, options), resource: 'pods/eviction', ...boundTo(options) };
      const path = objectPath(kubernetesKinds.pod.apiVersion, kubernetesKinds.pod, ref, 'eviction');
      // Without apiVersion and kind each server takes it for the Eviction it knows: policy/v1beta1 before 1.22, then policy/v1.
      const body = { metadata: { namespace, name }, deleteOptions: deleteOptions(options) };
      return call(asked, { method: 'POST', path, query: writeQuery(options), body }, readAnyAnswer, options.signal);
    },
  };
}

function aboutObject(verb: 'patch' | 'create' | 'delete', ref: ObjectRef, { dryRun }: WriteOptions): KubernetesRequest {
  const { plural, group } = kubernetesKinds[ref.kind];
  const { namespace, name } = ref;
  return { verb, resource: plural, group, namespace, name, effect: dryRun ? 'read' : 'write' };
}

function boundTo(options: RemovalOptions): { readonly precondition?: Precondition } {
  const precondition = preconditionOf(options);
  return precondition ? { precondition } : {};
}

/** A deletion's options stand in its body: beside one, the query is not heard. */
function deleteOptions(options: RemovalOptions): object {
  const preconditions = preconditionOf(options);
  return { ...(preconditions ? { preconditions } : {}), ...(options.dryRun ? { dryRun: ['All'] } : {}) };
}

function preconditionOf({ uid, resourceVersion }: RemovalOptions): Precondition | null {
  if (uid === undefined && resourceVersion === undefined) return null;
  return { ...(uid === undefined ? {} : { uid }), ...(resourceVersion === undefined ? {} : { resourceVersion }) };
}

function writeQuery({ dryRun }: WriteOptions): Record<string, string | undefined> {
  return { fieldManager: 'firebreak', dryRun: dryRun ? 'All' : undefined };
}

function metadataOf({ namespace, name, labels, annotations, owner }: NewObject): object {
  return {
    name,
    ...(namespace === null ? {} : { namespace }),
    ...(labels ? { labels } : {}),
    ...(annotations ? { annotations } : {}),
    ...(owner ? { ownerReferences: [{ ...owner, controller: true }] } : {}),
  };
}
