import { describe, expect, onTestFinished, test } from 'vitest';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyServer } from '#tests/support/tiny-server.ts';
import { storedObject } from './tiny-answers.ts';
import { startTinyCluster } from './tiny-cluster.ts';

const version = { body: { gitVersion: 'v1.32.4', platform: 'linux/amd64' } };
const pod = { kind: 'pod', namespace: 'claims', name: 'api-1' } as const;
const stored = { body: storedObject('Pod', 'v1', 'api-1') };
const patch = { type: 'merge', body: {} } as const;

test('presents the token of the kubeconfig', async () => {
  const { server, client } = await startTinyCluster(() => ({
    body: { gitVersion: 'v1.32.4', platform: 'linux/amd64' },
  }));
  expect(await client.version()).toEqual({ gitVersion: 'v1.32.4', platform: 'linux/amd64' });
  expect(server.requests[0]).toMatchObject({ path: '/version', headers: { authorization: 'Bearer tiny-token' } });
});

test('gives each request its own time, however many go before', async () => {
  let slow = false;
  const { client } = await startTinyCluster(() => (slow ? 'hang' : { body: { gitVersion: 'v1.32.4', platform: '' } }), {
    timeoutMs: 250,
  });
  await client.version();
  slow = true;
  expect(await outsideErrorOf(client.version())).toMatchObject({ code: 'timeout' });
  slow = false;
  expect((await client.version()).gitVersion).toBe('v1.32.4');
});

test('aborts the request under way when the app stops, and refuses later ones', async () => {
  const stopping = new AbortController();
  const { server, client } = await startTinyCluster(() => 'hang', { signal: stopping.signal });
  const failed = outsideErrorOf(client.version());
  await server.reached;
  stopping.abort();
  expect(await failed).toMatchObject({ code: 'aborted' });
  expect(await outsideErrorOf(client.version())).toMatchObject({ code: 'aborted' });
});

describe('the signal of one call', () => {
  test.each([
    ['aborted', new DOMException('stop', 'AbortError')],
    ['aborted', new Error('the run was cancelled')],
    ['aborted', 'a text'],
    ['timeout', new DOMException('too slow', 'TimeoutError')],
  ])('ends it as %s, whatever the reason it carries', async (code, reason) => {
    const controller = new AbortController();
    const { server, client } = await startTinyCluster(() => 'hang');
    const failed = outsideErrorOf(client.patch(pod, patch, { dryRun: false, signal: controller.signal }));
    await server.reached;
    controller.abort(reason);
    expect(await failed).toMatchObject({ code, retry: { kind: 'uncertain' } });
  });

  test('leaves the other calls alone', async () => {
    const controller = new AbortController();
    const { server, client } = await startTinyCluster(({ path }) => (path.includes('api-1') ? 'hang' : version));
    const failed = outsideErrorOf(client.get(pod, { signal: controller.signal }));
    await server.reached;
    controller.abort();
    expect(await failed).toMatchObject({ code: 'aborted', retry: { kind: 'safe' } });
    expect((await client.version()).gitVersion).toBe('v1.32.4');
  });

  test('lets nothing be sent once it is aborted, so that a change may be asked for again', async () => {
    const { server, client } = await startTinyCluster(() => stored);
    const error = await outsideErrorOf(client.patch(pod, patch, { dryRun: false, signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'aborted', retry: { kind: 'safe' } });
    expect(server.requests).toEqual([]);
  });
});

describe('a connection that is cut', () => {
  test('is a reason to ask once more for what only reads', async () => {
    let cuts = 1;
    const { server, client } = await startTinyCluster(() => (cuts-- > 0 ? 'reset' : stored));
    expect((await client.get(pod))?.metadata.name).toBe('api-1');
    cuts = 1;
    await client.patch(pod, patch, { dryRun: true });
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'PATCH', 'PATCH']);
  });

  test('is a reason to ask only once more', async () => {
    const { server, client } = await startTinyCluster(() => 'reset');
    expect(await outsideErrorOf(client.get(pod))).toMatchObject({ retry: { kind: 'safe' } });
    expect(server.requests).toHaveLength(2);
  });

  test('is never a reason to repeat a change', async () => {
    const { server, client } = await startTinyCluster(() => 'reset');
    expect(await outsideErrorOf(client.patch(pod, patch, { dryRun: false }))).toMatchObject({
      retry: { kind: 'uncertain' },
    });
    expect(server.requests).toHaveLength(1);
  });
});

test('says that there are no credentials to send, and sends nothing', async () => {
  const server = await startTinyServer(() => stored, { tls: true });
  const cluster = { server: server.url, 'certificate-authority-data': Buffer.from(server.caPem).toString('base64') };
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: '/nowhere/get-token',
    interactiveMode: 'Never',
  };
  const text = JSON.stringify({
    clusters: [{ name: 'tiny', cluster }],
    users: [{ name: 'tiny', user: { exec } }],
    contexts: [{ name: 'tiny', context: { cluster: 'tiny', user: 'tiny' } }],
    'current-context': 'tiny',
  });
  const client = createKubernetesClient({ kubeconfig: { kind: 'text', text } });
  onTestFinished(async () => {
    await client.close();
    await server.stop();
  });
  const error = await outsideErrorOf(client.patch(pod, patch, { dryRun: false }));
  expect(error).toMatchObject({ code: 'no_credentials', retry: { kind: 'safe' } });
  expect(error.message).toContain('check the user of the kubeconfig');
  expect(server.requests).toEqual([]);
});

test('keeps the path that a cluster lies under, as behind a management server', async () => {
  const { server, client } = await startTinyCluster(() => version, { path: '/k8s/clusters/c-1/' });
  await client.version();
  expect(server.requests[0]?.path).toBe('/k8s/clusters/c-1/version');
});
