import { describe, expect, it } from 'vitest';
import { OutsideError } from '#domain/outside-error.ts';
import { dependencyReplicas } from '#incidents/evidence/graph/dependency-replicas.ts';
import type { TinyAnswer } from '#tests/support/tiny-server.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { startTinyCluster } from '#tests/clients/kubernetes/tiny-cluster.ts';
import { questionAbout } from '#tests/incidents/evidence/question-about.ts';

const test = useTestDeps();
const missing = (name: string): TinyAnswer => ({
  status: 404,
  body: { kind: 'Status', status: 'Failure', reason: 'NotFound', details: { name } },
});
const deployment = (name: string, replicas: number, availableReplicas: number): TinyAnswer => ({
  body: {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: { name, namespace: 'claims', uid: name, resourceVersion: '1' },
    spec: { replicas, selector: { matchLabels: { app: name } } },
    status: { availableReplicas },
  },
});

/** What is measured of services, whose deployments the cluster answers for as the test says. */
async function measure(answers: Readonly<Record<string, TinyAnswer>>) {
  const { client } = await startTinyCluster(({ path }) => {
    const name = path.split('/').at(-1) ?? '';
    return answers[name] ?? missing(name);
  });
  const question = await questionAbout(test, { service: 'gateway', namespace: 'claims' });
  return dependencyReplicas(question, client, [...Object.keys(answers), 'elsewhere']);
}

describe('dependencyReplicas', () => {
  it('finds the dependency that has lost half of its replicas, and measures those that are well', async () => {
    const { symptoms, measured } = await measure({
      orders: deployment('orders', 4, 2),
      auth: deployment('auth', 4, 3),
      parked: deployment('parked', 0, 0),
    });
    expect(symptoms).toEqual([
      {
        service: 'orders',
        text: '2 of its 4 replicas are available',
        source: 'kubernetes',
        reference: 'deployment claims/orders',
      },
    ]);
    expect([...measured].toSorted()).toEqual(['auth', 'orders']);
  });

  it('fails as a whole where one cannot be read, and does not pass it for well', async () => {
    const answers = { orders: deployment('orders', 4, 4), auth: { status: 500, body: 'etcd is gone' } };
    await expect(measure(answers)).rejects.toThrow(OutsideError);
  });
});
