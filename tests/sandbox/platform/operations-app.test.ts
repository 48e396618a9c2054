import { expect, it } from 'vitest';
import type { OperationCall } from '#sandbox/contract.ts';
import { createCertificateShelf } from '#sandbox/platform/certificate-shelf.ts';
import { createFeatureFlags } from '#sandbox/platform/feature-flags.ts';
import { createOperationsApp } from '#sandbox/platform/operations-app.ts';

const nowMs = (): number => 1_700_000_000_000;
const calls: OperationCall[] = [];
const app = createOperationsApp({
  surroundings: { flags: createFeatureFlags(nowMs), certificates: createCertificateShelf(nowMs) },
  nowMs,
  onCall: (call) => calls.push(call),
});
const put = (path: string, body: string) => app.request(path, { method: 'PUT', body });

it('shows flags and certificates with times that people can read', async () => {
  expect(await (await app.request('/flags')).json()).toMatchObject({
    flags: [{ key: 'provider-ratings', enabled: true, changedAt: null }, { key: 'fraud-scoring' }],
  });
  expect(await (await app.request('/certificates/auth-tls')).json()).toMatchObject({
    name: 'auth-tls',
    notAfter: '2023-12-31T22:13:20.000Z',
    status: 'valid',
  });
});

it.each(['', '[]', '{"enabled":"no"}', '{"enabled":false,"colour":"red"}'])(
  'refuses %j with a word on what it wants',
  async (body) => {
    const answer = await put('/flags/fraud-scoring', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: expect.stringContaining('the body must be {"enabled": true or false}'),
    });
  },
);

it.each([
  ['GET', '/flags/x', 'there is no flag x; there are provider-ratings, fraud-scoring'],
  ['GET', '/certificates/x', 'there is no certificate x; there are member-portal-tls, '],
  ['POST', '/certificates/x/renew', 'there is no certificate x'],
  ['DELETE', '/flags/fraud-scoring', 'there is nothing at DELETE /flags/fraud-scoring'],
])('answers %s %s with 404 and what there is', async (method, path, words) => {
  const answer = await app.request(path, { method });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ error: expect.stringContaining(words) });
});

it('reports every request that could change something, and no other', async () => {
  calls.length = 0;
  await app.request('/flags');
  await put('/flags/provider-ratings', '{"enabled":false}');
  const headers = { 'idempotency-key': 'k1' };
  await app.request('/certificates/auth-tls/renew', { method: 'POST', headers });
  expect(calls.map(({ method, path, status, idempotencyKey }) => [method, path, status, idempotencyKey])).toEqual([
    ['PUT', '/flags/provider-ratings', 200, null],
    ['POST', '/certificates/auth-tls/renew', 202, 'k1'],
  ]);
});
