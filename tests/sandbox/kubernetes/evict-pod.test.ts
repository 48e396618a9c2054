import { describe, expect, it } from 'vitest';
import { podDisruptionBudgets } from '#sandbox/kubernetes/resources/pod-disruption-budgets.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { testApi, type ApiAnswer } from './test-api.ts';
import { testCluster, type TestCluster } from './test-cluster.ts';

interface Scene {
  readonly test: TestCluster;
  readonly evict: (pod: Pod | undefined, more?: object, query?: string) => Promise<ApiAnswer>;
}

/** Three pods of `web`, of which a budget wants two; `image` decides how they behave. */
function scene(spec: object = { minAvailable: 2 }, image = 'web:1'): Scene {
  const test = testCluster((name) => (name.endsWith(':ill') ? { unready: 'no answer' } : {}));
  const labels = { app: 'web' };
  const containers = [{ name: 'web', image }];
  test.deploy('web', { replicas: 3, template: { metadata: { labels }, spec: { containers } } });
  test.make(podDisruptionBudgets, 'web', { spec: { selector: { matchLabels: labels }, ...spec } });
  test.pass(5000);
  const api = testApi(test.cluster);
  return {
    test,
    evict: (pod, more = {}, query = '') => {
      const { name, namespace } = pod?.metadata ?? { name: 'nobody' };
      const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace }, ...more };
      return api.call('POST', `/api/v1/namespaces/default/pods/${name}/eviction${query}`, { body });
    },
  };
}

const leaving = (test: TestCluster): number =>
  test.pods('web').filter((pod) => pod.metadata.deletionTimestamp !== undefined).length;

describe('an eviction', () => {
  it('takes a pod that the budget can spare, and not a second one right after it', async () => {
    const { test, evict } = scene();
    const [first, second] = test.pods('web');
    expect(await evict(first)).toMatchObject({ status: 201, body: { status: 'Success' } });
    // The controller has not counted again: the granted eviction is charged at once.
    expect(await evict(second)).toMatchObject({ status: 429, body: { reason: 'TooManyRequests' } });
    expect(leaving(test)).toBe(1);
    test.pass(8000);
    expect(await evict(second)).toMatchObject({ status: 201 });
  });

  it('spends nothing of the budget in a dry run', async () => {
    const { test, evict } = scene();
    const [first, second] = test.pods('web');
    const dry = { deleteOptions: { dryRun: ['All'] } };
    expect((await evict(first, {}, '?dryRun=All')).status).toBe(201);
    expect((await evict(first, dry)).status).toBe(201);
    expect(leaving(test)).toBe(0);
    expect((await evict(second)).status).toBe(201);
    expect((await evict(first, {}, '?dryRun=All')).status).toBe(429);
  });

  it('spends nothing of the budget when its precondition does not hold', async () => {
    const { test, evict } = scene();
    const [first] = test.pods('web');
    const preconditions = { uid: 'another' };
    expect((await evict(first, { deleteOptions: { preconditions } })).status).toBe(409);
    const { uid, resourceVersion } = first?.metadata ?? {};
    expect((await evict(first, { deleteOptions: { preconditions: { uid, resourceVersion: '1' } } })).status).toBe(409);
    expect((await evict(first, { deleteOptions: { preconditions: { uid, resourceVersion } } })).status).toBe(201);
    expect(leaving(test)).toBe(1);
  });

  it('waits for a budget that has just been changed', async () => {
    const { test, evict } = scene();
    const path = '/apis/policy/v1/namespaces/default/poddisruptionbudgets/web';
    await testApi(test.cluster).patch(path, { spec: { minAvailable: 0 } });
    const refused = await evict(test.pods('web')[0]);
    expect(refused).toMatchObject({
      status: 429,
      body: { details: { retryAfterSeconds: 10, causes: [{ message: expect.stringContaining('being processed') }] } },
    });
    test.pass(250);
    expect((await evict(test.pods('web')[0])).status).toBe(201);
  });

  it('takes a pod that is not ready only while the budget is satisfied without it', async () => {
    const { test, evict } = scene({ minAvailable: 2 }, 'web:ill');
    expect((await evict(test.pods('web')[0])).status).toBe(429);
    const always = scene({ minAvailable: 2, unhealthyPodEvictionPolicy: 'AlwaysAllow' }, 'web:ill');
    expect((await always.evict(always.test.pods('web')[0])).status).toBe(201);
  });

  it('takes pods that have ended or have not begun, whatever the budget says', async () => {
    const { test, evict } = scene({ maxUnavailable: 0 });
    const [failed, healthy] = test.pods('web');
    if (failed) test.cluster.kubelet.evict(failed, 'The node was low on resource: memory.');
    expect((await evict(failed)).status).toBe(201);
    expect((await evict(healthy)).status).toBe(429);
    test.cluster.step();
    const pending = test.pods('web').find((pod) => pod.status?.phase === 'Pending');
    expect((await evict(pending)).status).toBe(201);
  });

  it('is understood in both versions, and in no third', async () => {
    const { test, evict } = scene({ minAvailable: 0 });
    const [first, second] = test.pods('web');
    expect((await evict(first, { apiVersion: 'policy/v1beta1' })).status).toBe(201);
    expect((await evict(second, { apiVersion: 'policy/v2' })).status).toBe(400);
  });
});
