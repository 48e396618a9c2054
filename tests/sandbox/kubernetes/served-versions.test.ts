import { expect, it } from 'vitest';
import { testApi } from './test-api.ts';
import { testCluster } from './test-cluster.ts';

const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] } };

it.each([
  [
    'policy',
    'poddisruptionbudgets',
    { minAvailable: 1, selector: { matchLabels: { app: 'a' } } },
    { spec: { minAvailable: 2 } },
  ],
  ['batch', 'cronjobs', { schedule: '@daily', jobTemplate: { spec: { template } } }, { spec: { suspend: true } }],
])('serves the objects of %s under v1 and v1beta1', async (group, plural, spec, change) => {
  const api = testApi(testCluster().cluster);
  const at = (version: string): string => `/apis/${group}/${version}/namespaces/default/${plural}`;
  const made = await api.call('POST', at('v1beta1'), {
    body: { apiVersion: `${group}/v1beta1`, metadata: { name: 'one' }, spec },
  });
  expect(made).toMatchObject({ status: 201, body: { apiVersion: `${group}/v1beta1` } });
  expect((await api.call('GET', `${at('v1')}/one`)).body).toMatchObject({ apiVersion: `${group}/v1`, spec });
  expect((await api.patch(`${at('v1beta1')}/one`, change)).body).toMatchObject({
    apiVersion: `${group}/v1beta1`,
    ...change,
  });
  expect((await api.call('GET', at('v1'))).body).toMatchObject({ items: [{ apiVersion: `${group}/v1`, ...change }] });
  const wrong = await api.call('PUT', `${at('v1')}/one`, { body: { ...made.body } });
  expect(wrong.status).toBe(400);
});
