import { describe, expect, test } from 'vitest';
import type { TinyRequest } from '#tests/support/tiny-server.ts';
import { storedObject } from './tiny-answers.ts';
import { startTinyCluster } from './tiny-cluster.ts';

const ref = { kind: 'deployment', namespace: 'claims', name: 'api' } as const;
const path = '/apis/apps/v1/namespaces/claims/deployments';
const stored = { body: storedObject('Deployment', 'apps/v1', 'api') };
const success = { body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' } };
const sent = (request: TinyRequest | undefined): unknown => JSON.parse(request?.body ?? '');

describe('patch', () => {
  test('sends the patch under its content type and our name', async () => {
    const { server, client } = await startTinyCluster(() => stored);
    const body = { spec: { replicas: 3 } };
    await client.patch(ref, { type: 'strategic', body }, { dryRun: false, resourceVersion: '7' });
    expect(server.requests[0]).toMatchObject({
      method: 'PATCH',
      path: `${path}/api?fieldManager=firebreak`,
      headers: { 'content-type': 'application/strategic-merge-patch+json' },
    });
    expect(sent(server.requests[0])).toEqual({ ...body, metadata: { resourceVersion: '7' } });
  });

  test('asks for all stages of a dry run', async () => {
    const { server, client } = await startTinyCluster(() => stored);
    await client.patch(ref, { type: 'merge', body: {} }, { dryRun: true });
    expect(server.requests[0]?.path).toBe(`${path}/api?fieldManager=firebreak&dryRun=All`);
  });
});

describe('create', () => {
  test('puts kind, version and metadata before whatever the content says of them', async () => {
    const { server, client } = await startTinyCluster(() => stored);
    const content = { spec: { replicas: 1 }, kind: 'Secret', metadata: { namespace: 'kube-system' } };
    await client.create({ ...ref, labels: { app: 'api' }, content }, { dryRun: true });
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: `${path}?fieldManager=firebreak&dryRun=All` });
    expect(sent(server.requests[0])).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'api', namespace: 'claims', labels: { app: 'api' } },
      spec: { replicas: 1 },
    });
  });

  test('leaves the namespace away for what belongs to none', async () => {
    const { server, client } = await startTinyCluster(() => ({ body: storedObject('Namespace', 'v1', 'claims') }));
    await client.create({ kind: 'namespace', namespace: null, name: 'claims', content: {} }, { dryRun: false });
    expect(server.requests[0]?.path).toBe('/api/v1/namespaces?fieldManager=firebreak');
    expect(sent(server.requests[0])).toEqual({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'claims' } });
  });
});

describe('remove', () => {
  test('puts everything into the body, beside which the API does not hear the query', async () => {
    const { server, client } = await startTinyCluster(() => success);
    await client.remove(ref, { dryRun: true, uid: 'u-1', resourceVersion: '7', graceS: 0 });
    expect(server.requests[0]).toMatchObject({ method: 'DELETE', path: `${path}/api` });
    expect(sent(server.requests[0])).toEqual({
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      preconditions: { uid: 'u-1', resourceVersion: '7' },
      dryRun: ['All'],
      propagationPolicy: 'Background',
      gracePeriodSeconds: 0,
    });
  });

  test('asks for nothing that was not given', async () => {
    const { server, client } = await startTinyCluster(() => success);
    await client.remove(ref, { dryRun: false });
    expect(sent(server.requests[0])).toEqual({
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      propagationPolicy: 'Background',
    });
  });
});

describe('evict', () => {
  test('sends an eviction that servers of every age take for their own', async () => {
    const { server, client } = await startTinyCluster(() => ({ ...success, status: 201 }));
    await client.evict({ namespace: 'claims', name: 'api-1' }, { dryRun: true, uid: 'u-1' });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/v1/namespaces/claims/pods/api-1/eviction?fieldManager=firebreak&dryRun=All',
    });
    expect(sent(server.requests[0])).toEqual({
      metadata: { namespace: 'claims', name: 'api-1' },
      deleteOptions: { preconditions: { uid: 'u-1' }, dryRun: ['All'] },
    });
  });
});
