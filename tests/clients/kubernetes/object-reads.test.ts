import { expect, test } from 'vitest';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { listAnswer, statusAnswer, storedObject } from './tiny-answers.ts';
import { startTinyCluster } from './tiny-cluster.ts';

test('reads a listing page by page to its end', async () => {
  const { server, client } = await startTinyCluster(({ path }) => {
    const token = new URL(path, 'https://x').searchParams.get('continue') ?? 'first';
    const next = { first: 'second', second: 'third', third: '' }[token];
    return listAnswer('Node', 'v1', [storedObject('Node', 'v1', token)], next);
  });
  expect((await client.list('node', null)).map((node) => node.metadata.name)).toEqual(['first', 'second', 'third']);
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/api/v1/nodes?limit=500',
    '/api/v1/nodes?limit=500&continue=second',
    '/api/v1/nodes?limit=500&continue=third',
  ]);
});

test('passes selectors on as they are, whatever characters they hold', async () => {
  const { server, client } = await startTinyCluster(() => listAnswer('Pod', 'v1', []));
  const selectors = { labels: 'app=claims-api,tier in (1,2)', fields: 'spec.nodeName=a&limit=1' };
  await client.list('pod', 'claims', selectors);
  const query = new URL(server.requests[0]?.path ?? '', 'https://x').searchParams;
  expect(query.get('labelSelector')).toBe(selectors.labels);
  expect(query.get('fieldSelector')).toBe(selectors.fields);
  expect(query.getAll('limit')).toEqual(['500']);
});

test('gives null only when the API itself says that there is no such object', async () => {
  const named = statusAnswer(404, 'NotFound', 'pods "x" not found', { details: { name: 'x', kind: 'pods' } });
  const pod = { kind: 'pod', namespace: 'claims', name: 'x' } as const;
  expect(await (await startTinyCluster(() => named)).client.get(pod)).toBeNull();
  const unknownPath = statusAnswer(404, 'NotFound', 'the server could not find the requested resource');
  const unserved = await outsideErrorOf((await startTinyCluster(() => unknownPath)).client.get(pod));
  expect(unserved).toMatchObject({ code: 'not_served', retry: { kind: 'no' } });
  expect(unserved.message).toContain('this cluster does not serve pods');
  const proxy = await startTinyCluster(() => ({ status: 404, body: '<html>nothing here</html>' }));
  expect(await outsideErrorOf(proxy.client.get(pod))).toMatchObject({ code: 'http_404', retry: { kind: 'no' } });
});
