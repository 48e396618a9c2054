import { describe, expect, it } from 'vitest';
import { pods } from '#sandbox/kubernetes/resources/pods.ts';
import { testApi } from './test-api.ts';
import { testCluster } from './test-cluster.ts';

const test = testCluster();
const one = [{ name: 'main', image: 'a:1' }];
test.make(pods, 'plain', { spec: { containers: one } });
test.make(pods, 'pair', { spec: { containers: [...one, { name: 'side', image: 'b:1' }] } });
test.make(pods, 'homeless', { spec: { containers: one, nodeSelector: { nowhere: 'yes' } } });
test.pass(4000);
const uidOf = (name: string): string | undefined => test.cluster.store.get('pods', 'default', name)?.metadata.uid;
const nowMs = test.cluster.nowMs();
const lines = ['first', 'sécond', 'third'].map((text, index) => ({ atMs: nowMs - (3 - index) * 1000, text }));
const { call } = testApi(test.cluster, {
  logs: (uid, previous) => (previous || uid === uidOf('homeless') ? null : lines),
});
const log = (pod: string, query = '') => call('GET', `/api/v1/namespaces/default/pods/${pod}/log${query}`);

describe('the log of a pod', () => {
  it.each([
    ['', 'first\nsécond\nthird\n'],
    ['?tailLines=1', 'third\n'],
    ['?tailLines=0', ''],
    ['?sinceSeconds=2', 'sécond\nthird\n'],
    [`?sinceTime=${new Date(nowMs - 1000).toISOString()}`, 'third\n'],
    ['?limitBytes=8', 'first\ns\u{fffd}'],
    ['?container=main&tailLines=1', 'third\n'],
    ['?timestamps=true&tailLines=1', '2023-11-14T22:13:23Z third\n'],
  ])('with %j is %j', async (query, text) => {
    expect((await log('plain', query)).text).toBe(text);
  });

  it.each([
    ['plain', '?container=other', 400, 'container other is not valid for pod plain'],
    ['pair', '', 400, 'a container name must be specified for pod pair, choose one of: [main side]'],
    ['plain', '?previous=true', 400, 'previous terminated container "main" in pod "plain" not found'],
    ['homeless', '', 400, 'pod homeless does not have a host assigned'],
    ['nobody', '', 404, 'pods "nobody" not found'],
    ['plain', '?sinceSeconds=0', 422, 'sinceSeconds: Invalid value: 0: must be greater than 0'],
    ['plain', '?limitBytes=0', 422, 'limitBytes: Invalid value: 0: must be greater than 0'],
    ['plain', '?tailLines=many', 400, 'parsing "many": invalid syntax'],
    ['plain', '?sinceTime=yesterday', 400, 'is not an RFC 3339 date'],
  ])('of %s with %j is refused: %i %s', async (pod, query, status, message) => {
    expect(await log(pod, query)).toMatchObject({ status, body: { message: expect.stringContaining(message) } });
  });
});
