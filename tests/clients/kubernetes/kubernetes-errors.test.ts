import { describe, expect, test } from 'vitest';
import { createKubernetesClient, type KubernetesClient } from '#clients/kubernetes.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import type { TinyAnswer } from '#tests/support/tiny-server.ts';
import { statusAnswer } from './tiny-answers.ts';
import { kubeconfigFor, startTinyCluster } from './tiny-cluster.ts';

const deployment = { kind: 'deployment', namespace: 'claims', name: 'claims-api' } as const;
const patch = { type: 'merge', body: { spec: { replicas: 3 } } } as const;
const scale = (client: KubernetesClient) => outsideErrorOf(client.patch(deployment, patch, { dryRun: false }));
const dryRun = (client: KubernetesClient) => outsideErrorOf(client.patch(deployment, patch, { dryRun: true }));
const read = (client: KubernetesClient) => outsideErrorOf(client.list('pod', 'claims'));
const evict = (client: KubernetesClient) =>
  outsideErrorOf(client.evict({ namespace: 'claims', name: 'claims-api-1' }, { dryRun: false }));

async function clientFor(answer: TinyAnswer, timeoutMs = 2000) {
  return (await startTinyCluster(() => answer, { timeoutMs })).client;
}

describe("the API's refusals", () => {
  test('says who was asked for what', async () => {
    const error = await scale(
      await clientFor(
        statusAnswer(404, 'NotFound', 'deployments.apps "claims-api" not found', { details: { name: 'claims-api' } }),
      ),
    );
    expect(error.message).toBe(
      'kubernetes: patch deployments.apps claims-api in namespace claims: deployments.apps "claims-api" not found',
    );
    expect(error).toMatchObject({ code: 'NotFound', retry: { kind: 'no' } });
  });

  test('names the verb and the resource that an account lacks', async () => {
    const error = await read(await clientFor(statusAnswer(403, 'Forbidden', 'User "x" cannot list resource "pods"')));
    expect(error).toMatchObject({ code: 'Forbidden', retry: { kind: 'no' } });
    expect(error.message).toContain('grant the verb "list" on "pods" (API group "")');
  });

  test('leaves it to the API to say what a quota or a policy forbids', async () => {
    const said = 'pods "x" is forbidden: exceeded quota: small, requested: pods=1, used: pods=9, limited: pods=9';
    const error = await scale(await clientFor(statusAnswer(403, 'Forbidden', said)));
    expect(error).toMatchObject({ code: 'Forbidden', retry: { kind: 'no' } });
    expect(error.message).toContain(said);
    expect(error.message).not.toContain('grant');
  });

  test('asks for new credentials at 401, whatever the body says', async () => {
    const error = await read(await clientFor(statusAnswer(401, 'Unauthorized', 'Unauthorized')));
    expect(error).toMatchObject({ code: 'Unauthorized', retry: { kind: 'no' } });
    expect(error.message).toContain('renew the token or certificate');
  });

  test('repeats a change that met another one', async () => {
    const error = await scale(await clientFor(statusAnswer(409, 'Conflict', 'the object has been modified')));
    expect(error).toMatchObject({ code: 'Conflict', retry: { kind: 'safe', afterMs: 200 } });
  });

  test('never repeats a change that was bound to an object which has changed', async () => {
    const client = await clientFor(statusAnswer(409, 'Conflict', 'the object has been modified'));
    const options = { dryRun: false, resourceVersion: '42', uid: 'u-1' };
    const error = await outsideErrorOf(client.remove(deployment, options));
    expect(error).toMatchObject({ code: 'Conflict', retry: { kind: 'no' } });
    expect(error.message).toContain(
      'it is no longer at version 42, the object of uid u-1: read it again and decide again; the object has been modified',
    );
  });

  test('never repeats what exists already', async () => {
    const answer = statusAnswer(409, 'AlreadyExists', 'exists');
    expect(await scale(await clientFor(answer))).toMatchObject({ code: 'AlreadyExists', retry: { kind: 'no' } });
  });

  test('tells every cause of an invalid change once', async () => {
    const causes = [
      { field: 'spec.replicas', reason: 'FieldValueInvalid', message: 'must be non-negative' },
      { field: 'metadata.name', reason: 'FieldValueRequired', message: 'is required' },
    ];
    const answer = statusAnswer(422, 'Invalid', 'Deployment "x" is invalid: spec.replicas: must be non-negative', {
      details: { causes },
    });
    const error = await scale(await clientFor(answer));
    expect(error).toMatchObject({ code: 'Invalid', retry: { kind: 'no' } });
    expect(error.message).toContain('metadata.name: is required');
    expect(error.message.match(/must be non-negative/g)).toHaveLength(1);
  });

  test('waits as long as a server under load asks', async () => {
    const answer = statusAnswer(429, 'TooManyRequests', 'slow down', { headers: { 'retry-after': '3' } });
    expect(await scale(await clientFor(answer))).toMatchObject({ retry: { kind: 'safe', afterMs: 3000 } });
  });

  test('tells a disruption budget from a server under load, and waits as long as it says', async () => {
    const causes = [{ reason: 'DisruptionBudget', message: 'The disruption budget claims needs 2 healthy pods' }];
    const silent = statusAnswer(429, 'TooManyRequests', 'cannot evict', { details: { causes } });
    const error = await evict(await clientFor(silent));
    expect(error).toMatchObject({ code: 'DisruptionBudget', retry: { kind: 'safe', afterMs: 5000 } });
    expect(error.message).toContain('needs 2 healthy pods');
    const naming = statusAnswer(429, 'TooManyRequests', 'still being processed', {
      details: { causes, retryAfterSeconds: 10 },
    });
    expect(await evict(await clientFor(naming))).toMatchObject({ retry: { kind: 'safe', afterMs: 10_000 } });
    expect(await evict(await clientFor(statusAnswer(429, 'TooManyRequests', 'slow down')))).toMatchObject({
      code: 'TooManyRequests',
    });
  });

  test('knows that a pod under several disruption budgets was not evicted, though the answer is HTTP 500', async () => {
    const message = 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';
    expect(await evict(await clientFor({ status: 500, body: { kind: 'Status', code: 500, message } }))).toMatchObject({
      code: 'SeveralDisruptionBudgets',
      retry: { kind: 'no' },
    });
  });

  test('is uncertain about a change that met HTTP 500, and repeats a read or a dry run', async () => {
    const client = await clientFor(statusAnswer(500, 'InternalError', 'etcd'));
    expect(await scale(client)).toMatchObject({ code: 'InternalError', retry: { kind: 'uncertain' } });
    expect(await dryRun(client)).toMatchObject({ retry: { kind: 'safe' } });
    expect(await read(client)).toMatchObject({ retry: { kind: 'safe' } });
  });

  test('repeats a change that the server put off by naming a wait', async () => {
    const byBody = statusAnswer(500, 'ServerTimeout', 'later', { details: { retryAfterSeconds: 2 } });
    expect(await scale(await clientFor(byBody))).toMatchObject({ retry: { kind: 'safe', afterMs: 2000 } });
    const byHeader = statusAnswer(503, 'ServiceUnavailable', 'later', { headers: { 'retry-after': '4' } });
    expect(await scale(await clientFor(byHeader))).toMatchObject({ retry: { kind: 'safe', afterMs: 4000 } });
  });

  test('begins a listing anew whose token has expired', async () => {
    const error = await read(await clientFor(statusAnswer(410, 'Expired', 'the token has expired')));
    expect(error).toMatchObject({ code: 'Expired', retry: { kind: 'safe', afterMs: 0 } });
  });
});

describe('answers that are not the API', () => {
  test('does not take the 404 of another server for a missing deployment', async () => {
    const client = await clientFor({ status: 404, body: '404 page not found' });
    expect(await outsideErrorOf(client.deployment('claims', 'claims-api'))).toMatchObject({ code: 'http_404' });
  });

  test('is uncertain about a change answered by a page', async () => {
    const client = await clientFor({ body: '<html>', headers: { 'content-type': 'text/html' } });
    expect(await scale(client)).toMatchObject({ code: 'unreadable_answer', retry: { kind: 'uncertain' } });
    const errors = await Promise.all(
      [client.deployment('claims', 'x'), client.pods('claims'), client.nodes(), client.version()].map((call) =>
        outsideErrorOf(call),
      ),
    );
    for (const error of errors) {
      expect(error).toMatchObject({ code: 'unreadable_answer', retry: { kind: 'safe' } });
    }
  });

  test('is uncertain about a change whose answer is cut short', async () => {
    const client = await clientFor({ body: '{"kind":"Depl', headers: { 'content-type': 'application/json' } });
    expect(await scale(client)).toMatchObject({ code: 'unreadable_answer', retry: { kind: 'uncertain' } });
  });
});

describe('no answer', () => {
  test('is uncertain about a change that was not answered in time, and repeats a read', async () => {
    const client = await clientFor('hang', 50);
    expect(await scale(client)).toMatchObject({ code: 'timeout', retry: { kind: 'uncertain' } });
    expect(await read(client)).toMatchObject({ code: 'timeout', retry: { kind: 'safe' } });
  });

  test('is uncertain about a change whose connection was cut', async () => {
    expect(await scale(await clientFor('reset'))).toMatchObject({ retry: { kind: 'uncertain' } });
  });

  test('repeats a change that could not be sent', async () => {
    const client = createKubernetesClient({ kubeconfig: kubeconfigFor(`https://${await closedAddress()}`, '') });
    expect(await scale(client)).toMatchObject({ code: 'ECONNREFUSED', retry: { kind: 'safe' } });
    await client.close();
  });
});
