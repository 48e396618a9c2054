import { resourceTable } from './resource-table.ts';
import type { ResourceKind } from './resource-kind.ts';

const authorizationGroup = 'authorization.k8s.io';
const groups = [
  ...new Set(resourceTable.map((kind) => kind.group).filter((group) => group !== '')),
  authorizationGroup,
];

/** What the server says about itself and its resources, by path; null for a path that is no discovery document. */
export function discoveryDocument(path: string, host: string): Record<string, unknown> | null {
  switch (path) {
    case '/version':
      return {
        major: '1',
        minor: '32',
        gitVersion: 'v1.32.4',
        gitCommit: '',
        gitTreeState: 'clean',
        buildDate: '2025-04-22T16:02:13Z',
        goVersion: 'go1.23.6',
        compiler: 'gc',
        platform: 'linux/amd64',
      };
    case '/api':
      return {
        kind: 'APIVersions',
        versions: ['v1'],
        serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: host }],
      };
    case '/apis':
      return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(describeGroup) };
    case '/api/v1':
      return resourceList('v1', resourceTable.filter((kind) => kind.group === '').flatMap(describeResource));
    case `/apis/${authorizationGroup}/v1`:
      return resourceList(path.slice('/apis/'.length), [
        {
          name: 'selfsubjectaccessreviews',
          singularName: 'selfsubjectaccessreview',
          namespaced: false,
          kind: 'SelfSubjectAccessReview',
          verbs: ['create'],
        },
      ]);
  }
  for (const group of groups) {
    if (path === `/apis/${group}`) return { kind: 'APIGroup', apiVersion: 'v1', ...describeGroup(group) };
    for (const version of versionsOf(group)) {
      if (path !== `/apis/${group}/${version}`) continue;
      const kinds = resourceTable.filter((kind) => kind.group === group && kind.version === version);
      return resourceList(`${group}/${version}`, kinds.flatMap(describeResource));
    }
  }
  return null;
}

function describeGroup(group: string): Record<string, unknown> {
  const versions = versionsOf(group).map((version) => ({ groupVersion: `${group}/${version}`, version }));
  return { name: group, versions, preferredVersion: versions[0] };
}

/** The preferred version first: stable before beta, newer before older. */
function versionsOf(group: string): readonly string[] {
  const served = new Set<string>(resourceTable.filter((kind) => kind.group === group).map((kind) => kind.version));
  return group === authorizationGroup ? ['v1'] : ['v2', 'v1', 'v1beta1'].filter((version) => served.has(version));
}

function resourceList(groupVersion: string, resources: readonly unknown[]): Record<string, unknown> {
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources };
}

function describeResource(kind: ResourceKind): readonly Record<string, unknown>[] {
  return [
    {
      name: kind.plural,
      singularName: kind.singular,
      namespaced: kind.namespaced,
      kind: kind.kind,
      verbs: kind.verbs,
      shortNames: kind.shortNames,
      ...(kind.inCategoryAll ? { categories: ['all'] } : {}),
    },
    ...kind.subresources.map((subresource) => ({
      name: `${kind.plural}/${subresource.name}`,
      singularName: '',
      namespaced: kind.namespaced,
      ...(subresource.group === undefined ? {} : { group: subresource.group, version: subresource.version }),
      kind: subresource.kind,
      verbs: subresource.verbs,
    })),
  ];
}
