import { expect, test } from 'vitest';
import { collectionPath, homePath, objectPath } from '#clients/kubernetes/resource-path.ts';
import { kubernetesKinds } from '#domain/kubernetes-object.ts';

const { deployment, node, pod } = kubernetesKinds;

test('writes the paths of the core group, of other groups, of one namespace and of all', () => {
  expect(collectionPath('v1', pod, 'claims')).toBe('/api/v1/namespaces/claims/pods');
  expect(collectionPath('v1', pod, null)).toBe('/api/v1/pods');
  expect(homePath('apps/v1', deployment, 'claims')).toBe('/apis/apps/v1/namespaces/claims/deployments');
  expect(objectPath('v1', node, { namespace: null, name: 'node-1.local' })).toBe('/api/v1/nodes/node-1.local');
  expect(objectPath('v1', pod, { namespace: 'claims', name: 'api-1' }, 'eviction')).toBe(
    '/api/v1/namespaces/claims/pods/api-1/eviction',
  );
});

test('refuses an object without its namespace, and a namespace where there is none', () => {
  expect(() => objectPath('v1', pod, { namespace: null, name: 'api-1' })).toThrow('a Pod belongs to a namespace');
  expect(() => homePath('apps/v1', deployment, null)).toThrow('name it');
  expect(() => collectionPath('v1', node, 'claims')).toThrow('a Node belongs to no namespace: leave "claims" away');
});
