import { describe, expect, test } from 'vitest';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyCluster } from './tiny-cluster.ts';

const stored = {
  kind: 'Deployment',
  metadata: { name: 'claims-api', namespace: 'claims', uid: 'u-1', resourceVersion: '7' },
};
const target = { namespace: 'claims', name: 'claims-api', key: 'run-1/steps[0]' };
const at = new Date('2026-03-01T03:00:00.900Z');

describe('rolloutRestart', () => {
  test('sends a strategic merge patch of the pod template, after looking once', async () => {
    const { server, client } = await startTinyCluster(() => ({ body: stored }));
    await client.rolloutRestart({ ...target, at });
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
    expect(server.requests[1]).toMatchObject({
      path: '/apis/apps/v1/namespaces/claims/deployments/claims-api?fieldManager=firebreak',
      headers: { 'content-type': 'application/strategic-merge-patch+json' },
    });
    const annotations = {
      'kubectl.kubernetes.io/restartedAt': '2026-03-01T03:00:00Z',
      'firebreak.dev/step': 'run-1/steps[0]',
    };
    expect(JSON.parse(server.requests[1]?.body ?? '')).toEqual({
      metadata: {},
      spec: { template: { metadata: { annotations } } },
    });
  });

  test('leaves a paused deployment alone', async () => {
    const { server, client } = await startTinyCluster(() => ({ body: { ...stored, spec: { paused: true } } }));
    const error = await outsideErrorOf(client.rolloutRestart({ ...target, at }));
    expect(error.message).toContain('deployment claims-api in namespace claims is paused');
    expect(server.requests).toHaveLength(1);
  });
});

describe('scale', () => {
  test('sends the number, the key and the version it holds for', async () => {
    const { server, client } = await startTinyCluster(() => ({ body: stored }));
    await client.scale({ ...target, replicas: 0, resourceVersion: '7' });
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      metadata: { annotations: { 'firebreak.dev/step': 'run-1/steps[0]' }, resourceVersion: '7' },
      spec: { replicas: 0 },
    });
  });

  test('asks for all stages of a dry run', async () => {
    const { server, client } = await startTinyCluster(() => ({ body: stored }));
    await client.scale({ ...target, replicas: 2, dryRun: true });
    expect(server.requests[0]?.path).toContain('dryRun=All');
  });

  test.each([-1, 1.5, Number.NaN])('refuses %d replicas before asking the cluster', async (replicas) => {
    const { server, client } = await startTinyCluster(() => ({ body: stored }));
    const error = await outsideErrorOf(client.scale({ ...target, replicas }));
    expect(error).toMatchObject({ code: 'invalid_replicas', retry: { kind: 'no' } });
    expect(error.message).toContain(`not ${replicas}`);
    expect(server.requests).toEqual([]);
  });
});
