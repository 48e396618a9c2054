import { expect, test } from 'vitest';
import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { drainable } from '#runbooks/kubernetes/drainable.ts';
import { objectWith } from './object-with.ts';

const pod = (name: string, owner: string | null, fields: object = {}, annotations: object = {}): KubernetesObject => {
  const ownerReferences = owner === null ? [] : [{ kind: owner, name: 'o', uid: 'o', controller: true }];
  return objectWith({ metadata: { name, uid: name, ownerReferences, annotations }, ...fields });
};
const usual = { deleteEmptyDirData: false, force: false };
const names = (pods: readonly { readonly name: string }[]) => pods.map((one) => one.name);
const emptyDir = { spec: { volumes: [{ name: 'tmp', emptyDir: {} }] } };

test("leaves the node's own pods and those of DaemonSets, and takes the rest", () => {
  const pods = [
    pod('api', 'ReplicaSet'),
    pod('agent', 'DaemonSet'),
    pod('static', 'Node', {}, { 'kubernetes.io/config.mirror': 'x' }),
  ];
  const found = drainable(pods, usual);
  expect([names(found.evicted), names(found.staying), found.obstacles]).toEqual([['api'], ['agent', 'static'], []]);
});

test('refuses what would be lost, pod by pod, unless it may be', () => {
  const pods = [pod('bare', null), pod('cache', 'ReplicaSet', emptyDir)];
  expect(drainable(pods, usual).obstacles).toEqual([
    'nothing would replace claims/bare: set force: true if it may go for good',
    'claims/cache keeps data in an emptyDir: set delete_emptydir_data: true if it may be lost',
  ]);
  expect(drainable(pods, { deleteEmptyDirData: true, force: true }).obstacles).toEqual([]);
});

test('takes pods that have finished, whatever they are', () => {
  const status = { phase: 'Succeeded' };
  const found = drainable([pod('done', null, { ...emptyDir, status }), pod('old', 'DaemonSet', { status })], usual);
  expect([names(found.evicted), found.obstacles]).toEqual([['done', 'old'], []]);
});
