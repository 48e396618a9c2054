import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseResourcePath } from '#sandbox/kubernetes/resource-path.ts';

it.each([
  ['/api/v1/pods', { group: '', plural: 'pods', namespace: undefined, name: undefined }],
  ['/api/v1/namespaces/claims/pods/a/log', { plural: 'pods', namespace: 'claims', name: 'a', subresource: 'log' }],
  ['/api/v1/namespaces/claims', { plural: 'namespaces', namespace: undefined, name: 'claims' }],
  ['/api/v1/namespaces/claims/status', { plural: 'namespaces', name: 'claims', subresource: 'status' }],
  ['/apis/apps/v1/namespaces/a/deployments', { group: 'apps', version: 'v1', plural: 'deployments', namespace: 'a' }],
  ['/apis/apps/v1/deployments', { group: 'apps', plural: 'deployments', namespace: undefined }],
  ['/api/v1/nodes/a%20b', { plural: 'nodes', name: 'a b' }],
])('reads %s', (path, expected) => {
  expect(parseResourcePath(path)).toMatchObject(expected);
});

it.each(['/', '/api', '/api/v1', '/apis/apps/v1', '/other/v1/pods', '/api/v1//pods', '/api/v1/pods/a/log/more'])(
  'finds no resource in %s',
  (path) => {
    expect(parseResourcePath(path)).toBeNull();
  },
);

it('answers any path with a result, never an error', () => {
  const segment = fc.constantFrom('api', 'apis', 'v1', 'namespaces', 'pods', 'a', '', '%', '%2F', 'status');
  const path = fc.array(segment, { maxLength: 9 }).map((segments) => `/${segments.join('/')}`);
  fc.assert(fc.property(path, (text) => void parseResourcePath(text)));
  expect(parseResourcePath('/api/v1/pods/%')).toMatchObject({ name: '%' });
});
