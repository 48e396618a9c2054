import { plainShape } from './metadata-shape.ts';
import { groupVersionOf, type ResourceKind, type Subresource } from './resource-kind.ts';
import type { ResourceKey } from './stored-types.ts';

type Named = Pick<ResourceKind, 'group' | 'plural' | 'kind' | 'columns'>;

/** A resource with everything that most kinds have in common; what an entry states goes before it. */
export function defineResource(given: Named & Partial<ResourceKind>): ResourceKind {
  return {
    version: 'v1',
    singular: given.kind.toLowerCase(),
    shortNames: [],
    namespaced: true,
    inCategoryAll: false,
    // Every entry of the table is stored under its own name, which the type of the store lists.
    storage: (given.group === '' ? given.plural : `${given.plural}.${given.group}`) as ResourceKey,
    verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'],
    subresources: [],
    nameRule: 'subdomain',
    countsGenerations: false,
    updateNeedsVersion: false,
    answersDeleted: false,
    defaultPropagation: 'Background',
    shape: plainShape,
    fields: {},
    withDefaults: (draft) => draft,
    problems: () => [],
    admit: () => {},
    ...given,
  };
}

/** `status` of a kind, which is read and written apart from the rest. */
export function statusOf(kind: string): Subresource {
  return { name: 'status', kind, verbs: ['get', 'update', 'patch'] };
}

export const scale: Subresource = {
  name: 'scale',
  kind: 'Scale',
  group: 'autoscaling',
  version: 'v1',
  verbs: ['get', 'update', 'patch'],
};

/** The same objects under another group or version; the stored kind checks them, `convert` only respells them. */
export function servedAlsoAs(
  stored: ResourceKind,
  as: Pick<ResourceKind, 'version'> & Partial<ResourceKind>,
  convert: Required<Pick<ResourceKind, 'toWire' | 'fromWire'>> = {
    toWire: (object) => object,
    fromWire: (draft) => draft,
  },
): ResourceKind {
  const kind = { ...stored, ...as };
  return {
    ...kind,
    toWire: (object) => ({ ...convert.toWire(object), apiVersion: groupVersionOf(kind) }),
    fromWire: (draft) => ({ ...convert.fromWire(draft), apiVersion: groupVersionOf(stored) }),
  };
}
