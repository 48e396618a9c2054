import { isJsonObject, type Json, type JsonObject } from './json-value.ts';
import { badRequest } from './status-error.ts';

/** `patchMergeKey` of k8s.io/api, by the name of the list field; lists that are not named here are replaced whole. */
const mergeKeys: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  ports: ['containerPort', 'port'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  imagePullSecrets: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
  conditions: ['type'],
  addresses: ['type'],
  taints: ['key'],
  ownerReferences: ['uid'],
};

/**
 * Strategic merge patch as `kubectl` and the client libraries send it: lists with a merge key are merged element by
 * element, and the directives `$patch`, `$retainKeys`, `$setElementOrder/…` and `$deleteFromPrimitiveList/…` are
 * obeyed. The rules are those of k8s.io/apimachinery/pkg/util/strategicpatch.
 */
export function applyStrategicMergePatch(target: Json, patch: Json): Json {
  if (!isJsonObject(patch)) throw badRequest('unable to decode patch: a strategic merge patch is a JSON object');
  return mergeObjects(isJsonObject(target) ? target : {}, patch);
}

function mergeObjects(target: JsonObject, patch: JsonObject): JsonObject {
  if (patch['$patch'] === 'replace') return withoutDirectives(patch);
  if (patch['$patch'] === 'delete') return {};
  const retained = patch['$retainKeys'];
  const merged: Record<string, Json> = Array.isArray(retained)
    ? Object.fromEntries(Object.entries(target).filter(([key]) => retained.includes(key)))
    : { ...target };

  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$')) continue;
    const existing = merged[key];
    if (value === null) delete merged[key];
    else if (Array.isArray(value)) merged[key] = mergeLists(key, Array.isArray(existing) ? existing : [], value);
    else if (isJsonObject(value)) merged[key] = mergeObjects(isJsonObject(existing) ? existing : {}, value);
    else merged[key] = value;
  }
  for (const [directive, value] of Object.entries(patch)) {
    const [name = '', field = ''] = directive.split('/', 2);
    const list = merged[field];
    if (!Array.isArray(value) || !Array.isArray(list)) continue;
    if (name === '$deleteFromPrimitiveList') merged[field] = list.filter((item) => !value.includes(item));
    if (name === '$setElementOrder') merged[field] = inOrder(field, list, value);
  }
  return merged;
}

function mergeLists(field: string, target: readonly Json[], patch: readonly Json[]): readonly Json[] {
  const key = mergeKeyOf(field, [...patch, ...target]);
  if (field === 'finalizers') return [...new Set([...target, ...patch])];
  if (key === undefined) return patch.map((item) => (isJsonObject(item) ? withoutDirectives(item) : item));
  if (patch.some((item) => isJsonObject(item) && item['$patch'] === 'replace')) {
    return patch.filter((item) => !isJsonObject(item) || item['$patch'] === undefined);
  }
  let merged = [...target];
  for (const element of patch) {
    if (!isJsonObject(element)) throw badRequest(`unable to merge ${field}: every element must be an object`);
    const id = element[key];
    if (id === undefined)
      throw badRequest(`map: ${JSON.stringify(element)} does not contain declared merge key: ${key}`);
    const at = merged.findIndex((item) => isJsonObject(item) && item[key] === id);
    const existing = merged[at];
    if (element['$patch'] === 'delete') merged = merged.filter((_, index) => index !== at);
    else if (isJsonObject(existing)) merged[at] = mergeObjects(existing, element);
    else merged.push(mergeObjects({}, element));
  }
  return merged;
}

function inOrder(field: string, list: readonly Json[], order: readonly Json[]): readonly Json[] {
  const key = mergeKeyOf(field, list);
  const idOf = (item: Json): Json | undefined => (key !== undefined && isJsonObject(item) ? item[key] : item);
  const wanted = order.map(idOf);
  const rank = (item: Json): number => {
    const at = wanted.indexOf(idOf(item) ?? null);
    return at === -1 ? wanted.length : at;
  };
  return list.toSorted((a, b) => rank(a) - rank(b));
}

function mergeKeyOf(field: string, elements: readonly Json[]): string | undefined {
  const first = elements.find(isJsonObject);
  return mergeKeys[field]?.find((key) => first !== undefined && Object.hasOwn(first, key)) ?? mergeKeys[field]?.[0];
}

function withoutDirectives(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !key.startsWith('$')));
}
