import { expect, test } from 'vitest';
import { startTinyCluster } from './tiny-cluster.ts';

test('reads a listing page by page to its end', async () => {
  const { server, client } = await startTinyCluster(({ path }) => {
    const token = new URL(path, 'https://x').searchParams.get('continue');
    const item = { metadata: { name: token ?? 'first' } };
    const next = { first: 'second', second: 'third', third: '' }[token ?? 'first'];
    return { body: { kind: 'NodeList', items: [item], metadata: { continue: next } } };
  });
  expect((await client.nodes()).map((node) => node.name)).toEqual(['first', 'second', 'third']);
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/api/v1/nodes?limit=500',
    '/api/v1/nodes?continue=second&limit=500',
    '/api/v1/nodes?continue=third&limit=500',
  ]);
});
