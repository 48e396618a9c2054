import { describe, expect, it } from 'vitest';
import { statefulSets } from '#sandbox/kubernetes/resources/stateful-sets.ts';
import { storageClasses } from '#sandbox/kubernetes/resources/storage-classes.ts';
import type { StatefulSet } from '#sandbox/kubernetes/set-objects.ts';
import { terminatePod } from '#sandbox/kubernetes/terminate-pod.ts';
import { testCluster, type TestCluster } from '#tests/sandbox/kubernetes/test-cluster.ts';

const labels = { app: 'db' };
const template = (image: string) => ({ metadata: { labels }, spec: { containers: [{ name: 'db', image }] } });
const unreadyWhen = (image: string) => (image.endsWith(':stuck') ? { unready: 'not yet' } : {});

function withSet(spec: Readonly<Record<string, unknown>> = {}): TestCluster {
  const test = testCluster(unreadyWhen);
  const whole = { replicas: 3, serviceName: 'db', selector: { matchLabels: labels }, template: template('db:1') };
  test.make(statefulSets, 'db', { spec: { ...whole, ...spec } });
  return test;
}

function setOf(test: TestCluster): StatefulSet {
  const set = test.cluster.store.get('statefulsets.apps', 'default', 'db');
  if (!set) throw new Error('the set is gone');
  return set;
}

function change(test: TestCluster, spec: Partial<StatefulSet['spec']>): void {
  const set = setOf(test);
  const generation = (set.metadata.generation ?? 1) + 1;
  const next = { ...set, metadata: { ...set.metadata, generation }, spec: { ...set.spec, ...spec } };
  test.cluster.store.replace('statefulsets.apps', next);
}

/** As an accepted change of the image does, with the defaults that the API fills in. */
function setImage(test: TestCluster, image: string): void {
  const { spec } = setOf(test);
  const [container] = spec.template.spec.containers;
  if (!container) throw new Error('the set has no container');
  change(test, {
    template: { ...spec.template, spec: { ...spec.template.spec, containers: [{ ...container, image }] } },
  });
}

const names = (test: TestCluster): readonly string[] => test.pods('db').map((pod) => pod.metadata.name);
const images = (test: TestCluster): readonly string[] =>
  test.pods('db').map((pod) => pod.spec.containers[0]?.image ?? '');

describe('the StatefulSet controller', () => {
  it('makes the pods one after the other, by ordinal', () => {
    const test = withSet();
    test.pass(500);
    expect(names(test)).toEqual(['db-0']);
    test.pass(3000);
    expect(names(test)).toEqual(['db-0', 'db-1']);
    test.pass(8000);
    expect(names(test)).toEqual(['db-0', 'db-1', 'db-2']);
    expect(setOf(test).status).toMatchObject({ replicas: 3, readyReplicas: 3, updatedReplicas: 3, currentReplicas: 3 });
    expect(test.pods('db')[1]).toMatchObject({
      metadata: { labels: { 'statefulset.kubernetes.io/pod-name': 'db-1', 'apps.kubernetes.io/pod-index': '1' } },
      spec: { hostname: 'db-1', subdomain: 'db' },
    });
  });

  it('makes all at once where the set is Parallel', () => {
    const test = withSet({ podManagementPolicy: 'Parallel' });
    test.pass(250);
    expect(names(test)).toHaveLength(3);
  });

  it('gives a deleted pod its name back', () => {
    const test = withSet();
    test.pass(10_000);
    const [first] = test.pods('db');
    if (first) terminatePod(test.cluster.store, first, 30, test.cluster.nowMs());
    test.pass(6000);
    expect(names(test)).toEqual(['db-0', 'db-1', 'db-2']);
    expect(test.pods('db')[0]?.metadata.uid).not.toBe(first?.metadata.uid);
  });

  it('makes a pod that was evicted anew, because its name must be free', () => {
    const test = withSet({ replicas: 1 });
    test.pass(5000);
    const [pod] = test.pods('db');
    if (pod) test.cluster.kubelet.evict(pod, 'The node was low on resource: memory.');
    test.pass(5000);
    expect(test.pods('db')).toMatchObject([{ metadata: { name: 'db-0' }, status: { phase: 'Running' } }]);
  });

  it('updates from the highest ordinal, one at a time, and stops where one does not get ready', () => {
    const test = withSet();
    test.pass(10_000);
    setImage(test, 'db:stuck');
    test.pass(60_000);
    expect(images(test)).toEqual(['db:1', 'db:1', 'db:stuck']);
    const { currentRevision, updateRevision, updatedReplicas } = setOf(test).status ?? {};
    expect(updatedReplicas).toBe(1);
    expect(currentRevision).not.toBe(updateRevision);
  });

  it('ends an update with the new revision as the current one', () => {
    const test = withSet();
    test.pass(10_000);
    setImage(test, 'db:2');
    test.pass(30_000);
    expect(images(test)).toEqual(['db:2', 'db:2', 'db:2']);
    const { currentRevision, updateRevision, currentReplicas } = setOf(test).status ?? {};
    expect(currentRevision).toBe(updateRevision);
    expect(currentReplicas).toBe(3);
  });

  it('leaves the pods below the partition, and all of them with OnDelete', () => {
    const partitioned = withSet({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } });
    partitioned.pass(10_000);
    setImage(partitioned, 'db:2');
    partitioned.pass(20_000);
    expect(images(partitioned)).toEqual(['db:1', 'db:1', 'db:2']);
    const byHand = withSet({ updateStrategy: { type: 'OnDelete' } });
    byHand.pass(10_000);
    setImage(byHand, 'db:2');
    byHand.pass(20_000);
    expect(images(byHand)).toEqual(['db:1', 'db:1', 'db:1']);
  });

  it('makes the revision of an earlier template the newest again', () => {
    const test = withSet({ replicas: 1 });
    test.pass(5000);
    setImage(test, 'db:2');
    test.pass(10_000);
    setImage(test, 'db:1');
    test.pass(10_000);
    const revisions = test.cluster.store
      .list('controllerrevisions.apps')
      .map((one) => [one.data.spec.template.spec.containers[0]?.image, one.revision]);
    expect(Object.fromEntries(revisions)).toEqual({ 'db:1': 3, 'db:2': 2 });
  });

  it('gives every pod claims of its own, which outlive it', () => {
    const test = testCluster();
    test.make(storageClasses, 'disks', { provisioner: 'example.com/disks' });
    const claim = {
      metadata: { name: 'data' },
      spec: { storageClassName: 'disks', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    };
    const spec = { replicas: 2, selector: { matchLabels: labels }, template: template('db:1') };
    test.make(statefulSets, 'db', { spec: { ...spec, volumeClaimTemplates: [claim] } });
    test.pass(10_000);
    const claims = (): readonly string[] =>
      test.cluster.store.list('persistentvolumeclaims').map((one) => one.metadata.name);
    expect(claims()).toEqual(['data-db-0', 'data-db-1']);
    expect(test.pods('db')[1]?.spec.volumes).toEqual([
      { name: 'data', persistentVolumeClaim: { claimName: 'data-db-1' } },
    ]);
    change(test, { replicas: 1 });
    test.pass(5000);
    expect(names(test)).toEqual(['db-0']);
    expect(claims()).toEqual(['data-db-0', 'data-db-1']);
  });
});
