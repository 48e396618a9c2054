import { expect, it } from 'vitest';
import { discoveryDocument } from '#sandbox/kubernetes/discovery.ts';

it('lists the groups and the resources that it serves', () => {
  expect(discoveryDocument('/api', 'h')).toMatchObject({ kind: 'APIVersions', versions: ['v1'] });
  const groups = discoveryDocument('/apis', 'h')?.['groups'] as { name: string }[];
  expect(groups.map((group) => group.name)).toEqual(['apps', 'events.k8s.io', 'authorization.k8s.io']);
  const apps = discoveryDocument('/apis/apps/v1', 'h')?.['resources'] as { name: string }[];
  expect(apps.map((resource) => resource.name)).toEqual([
    'deployments',
    'deployments/scale',
    'deployments/status',
    'replicasets',
    'replicasets/status',
  ]);
});

it('knows no other path', () => {
  expect(discoveryDocument('/apis/batch/v1', 'h')).toBeNull();
});
