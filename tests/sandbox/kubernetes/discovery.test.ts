import { expect, it } from 'vitest';
import { discoveryDocument } from '#sandbox/kubernetes/discovery.ts';

interface Group {
  readonly name: string;
  readonly versions: readonly { readonly version: string }[];
  readonly preferredVersion: { readonly version: string };
}

it('lists the groups with their versions, the preferred one first', () => {
  expect(discoveryDocument('/api', 'h')).toMatchObject({ kind: 'APIVersions', versions: ['v1'] });
  const groups = discoveryDocument('/apis', 'h')?.['groups'] as readonly Group[];
  expect(groups.map(({ name, versions }) => [name, ...versions.map((one) => one.version)])).toEqual([
    ['apps', 'v1'],
    ['autoscaling', 'v2', 'v1'],
    ['batch', 'v1', 'v1beta1'],
    ['coordination.k8s.io', 'v1'],
    ['events.k8s.io', 'v1'],
    ['networking.k8s.io', 'v1'],
    ['policy', 'v1', 'v1beta1'],
    ['storage.k8s.io', 'v1'],
    ['authorization.k8s.io', 'v1'],
  ]);
  for (const group of groups) expect(group.preferredVersion).toEqual(group.versions[0]);
});

it('lists the resources of a version with their subresources', () => {
  const apps = discoveryDocument('/apis/apps/v1', 'h')?.['resources'] as readonly { readonly name: string }[];
  expect(apps.map((resource) => resource.name)).toEqual([
    'controllerrevisions',
    'daemonsets',
    'daemonsets/status',
    'deployments',
    'deployments/scale',
    'deployments/status',
    'replicasets',
    'replicasets/scale',
    'replicasets/status',
    'statefulsets',
    'statefulsets/scale',
    'statefulsets/status',
  ]);
  expect(discoveryDocument('/apis/batch/v1beta1', 'h')?.['resources']).toMatchObject([
    { name: 'cronjobs', shortNames: ['cj'], categories: ['all'] },
    { name: 'cronjobs/status' },
  ]);
});

it('knows no other path', () => {
  expect(discoveryDocument('/apis/batch/v2', 'h')).toBeNull();
  expect(discoveryDocument('/apis/follies/v1', 'h')).toBeNull();
});
