import { expect, test } from 'vitest';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { startTinyCluster } from './tiny-cluster.ts';

const pod = { namespace: 'claims', name: 'api-1' };

test('gives the text as it was written', async () => {
  const body = 'schöner Fehler\n{"level":"error"}\n';
  const { server, client } = await startTinyCluster(() => ({ body, headers: { 'content-type': 'text/plain' } }));
  const options = { container: 'api', previous: true, tailLines: 10, sinceS: 60, limitBytes: 1000 };
  expect(await client.logs(pod, options)).toBe(body);
  expect(server.requests[0]).toMatchObject({
    path: '/api/v1/namespaces/claims/pods/api-1/log?container=api&previous=true&tailLines=10&sinceSeconds=60&limitBytes=1000',
    headers: { accept: 'application/json, */*' },
  });
});

test('never asks for a log without an end', async () => {
  const { server, client } = await startTinyCluster(() => ({ body: '' }));
  await client.logs(pod);
  expect(server.requests[0]?.path).toBe('/api/v1/namespaces/claims/pods/api-1/log?limitBytes=4194304');
});

test.each([{ tailLines: -1 }, { tailLines: 1.5 }, { sinceS: 0 }, { limitBytes: Number.NaN }])(
  'refuses %j before asking the cluster',
  async (options) => {
    const { server, client } = await startTinyCluster(() => ({ body: '' }));
    const [field = ''] = Object.keys(options);
    const error = await outsideErrorOf(client.logs(pod, options));
    expect(error).toMatchObject({ code: `invalid_${field}`, retry: { kind: 'no' } });
    expect(error.message).toContain(`${field} must be a whole number`);
    expect(server.requests).toEqual([]);
  },
);
