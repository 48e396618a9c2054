import type { ResourceKind } from './resource-kind.ts';
import { resourceTable } from './resource-table.ts';

/**
 * OpenAPI v3 as far as `kubectl` asks for it: before `create`, `apply` and `patch` it looks up whether a kind's PATCH
 * takes the query parameters `dryRun` and `fieldValidation`. Schemas are open objects.
 * Null for a path that is no OpenAPI document.
 */
export function openApiDocument(path: string): Record<string, unknown> | null {
  if (path === '/openapi/v3') {
    const paths = [...new Set(resourceTable.map(groupVersionPath))];
    return {
      paths: Object.fromEntries(paths.map((at) => [at, { serverRelativeURL: `/openapi/v3/${at}?hash=sandbox` }])),
    };
  }
  const kinds = resourceTable.filter((kind) => path === `/openapi/v3/${groupVersionPath(kind)}`);
  if (kinds.length === 0) return null;
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.32.4' },
    paths: Object.fromEntries(kinds.map((kind) => [objectPath(kind), pathItem(kind)])),
    components: { schemas: Object.fromEntries(kinds.map((kind) => [schemaName(kind), schema(kind)])) },
  };
}

function groupVersionPath(kind: ResourceKind): string {
  return kind.group === '' ? `api/${kind.version}` : `apis/${kind.group}/${kind.version}`;
}

function objectPath(kind: ResourceKind): string {
  return `/${groupVersionPath(kind)}${kind.namespaced ? '/namespaces/{namespace}' : ''}/${kind.plural}/{name}`;
}

function schemaName(kind: ResourceKind): string {
  const [area = 'core'] = kind.group === '' ? ['core'] : kind.group.split('.');
  return `io.k8s.api.${area}.${kind.version}.${kind.kind}`;
}

function groupVersionKind(kind: ResourceKind): Record<string, string> {
  return { group: kind.group, version: kind.version, kind: kind.kind };
}

function pathItem(kind: ResourceKind): Record<string, unknown> {
  const parameter = (name: string): unknown => ({ name, in: 'query', schema: { type: 'string', uniqueItems: true } });
  const response = { 200: { description: 'OK' } };
  return {
    get: {
      'x-kubernetes-action': 'get',
      'x-kubernetes-group-version-kind': groupVersionKind(kind),
      responses: response,
    },
    patch: {
      'x-kubernetes-action': 'patch',
      'x-kubernetes-group-version-kind': groupVersionKind(kind),
      parameters: ['dryRun', 'fieldManager', 'fieldValidation', 'force', 'pretty'].map(parameter),
      responses: response,
    },
  };
}

function schema(kind: ResourceKind): Record<string, unknown> {
  return {
    type: 'object',
    description: `${kind.kind}; the sandbox describes its fields no further.`,
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: { type: 'object' },
      status: { type: 'object' },
    },
    'x-kubernetes-group-version-kind': [groupVersionKind(kind)],
  };
}
