import { beforeEach, expect, it } from 'vitest';
import { missingReferences } from '#sandbox/kubernetes/controllers/missing-references.ts';
import { createObjectStore, type ObjectStore } from '#sandbox/kubernetes/object-store.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';

let store: ObjectStore;
beforeEach(() => {
  let uid = 0;
  store = createObjectStore({ nowMs: () => 0, newUid: () => String((uid += 1)) });
  const metadata = { name: 'there', namespace: 'home' };
  store.create('secrets', { apiVersion: 'v1', kind: 'Secret', metadata, data: { key: 'eA==' } });
  store.create('configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { key: 'x' } });
});

const podWith = (container: object, volumes: Pod['spec']['volumes'] = []): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'home', uid: 'p', resourceVersion: '1', creationTimestamp: '' },
  spec: { containers: [{ name: 'c', image: 'i', ...container }], volumes },
});
const variable = (valueFrom: object) => ({ env: [{ name: 'V', valueFrom }] });

it.each([
  [variable({ secretKeyRef: { name: 'there', key: 'key' } }), null],
  [variable({ secretKeyRef: { name: 'gone', key: 'key' } }), 'secret "gone" not found'],
  [variable({ secretKeyRef: { name: 'there', key: 'no' } }), "couldn't find key no in Secret home/there"],
  [variable({ configMapKeyRef: { name: 'there', key: 'no' } }), "couldn't find key no in ConfigMap home/there"],
  [variable({ configMapKeyRef: { name: 'gone', key: 'key', optional: true } }), null],
  [{ envFrom: [{ configMapRef: { name: 'gone' } }] }, 'configmap "gone" not found'],
  [{ envFrom: [{ secretRef: { name: 'gone' } }] }, 'secret "gone" not found'],
  [{ envFrom: [{ secretRef: { name: 'there' } }] }, null],
])('finds for the container %j: %s', (container, problem) => {
  expect(missingReferences(store, podWith(container))).toEqual({ mountError: null, configError: problem });
});

it.each([
  [{ name: 'v', secret: { secretName: 'gone' } }, 'MountVolume.SetUp failed for volume "v" : secret "gone" not found'],
  [{ name: 'v', configMap: { name: 'gone' } }, 'MountVolume.SetUp failed for volume "v" : configmap "gone" not found'],
  [{ name: 'v', configMap: { name: 'gone', optional: true } }, null],
  [{ name: 'v', secret: { secretName: 'there' } }, null],
  [{ name: 'v', emptyDir: {} }, null],
])('finds for the volume %j: %s', (volume, problem) => {
  expect(missingReferences(store, podWith({}, [volume])).mountError).toBe(problem);
});
