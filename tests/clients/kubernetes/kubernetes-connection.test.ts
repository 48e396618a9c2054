import { expect, test } from 'vitest';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyCluster } from './tiny-cluster.ts';

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
