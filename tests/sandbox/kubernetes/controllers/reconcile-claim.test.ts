import { describe, expect, it } from 'vitest';
import { persistentVolumeClaims } from '#sandbox/kubernetes/resources/persistent-volume-claims.ts';
import { pods } from '#sandbox/kubernetes/resources/pods.ts';
import { storageClasses } from '#sandbox/kubernetes/resources/storage-classes.ts';
import type { PersistentVolumeClaim } from '#sandbox/kubernetes/storage-objects.ts';
import { testApi } from '#tests/sandbox/kubernetes/test-api.ts';
import { testCluster, type TestCluster } from '#tests/sandbox/kubernetes/test-cluster.ts';

const path = '/api/v1/namespaces/default/persistentvolumeclaims/data';
const size = (storage: string) => ({ spec: { resources: { requests: { storage } } } });

function withClaim(storageClassName: string | undefined = 'grows'): TestCluster {
  const test = testCluster();
  const annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' };
  test.make(storageClasses, 'grows', { provisioner: 'example.com/disks', allowVolumeExpansion: true });
  test.make(storageClasses, 'usual', { provisioner: 'example.com/disks', metadata: { annotations } });
  const spec = { accessModes: ['ReadWriteOnce'], ...size('1Gi').spec };
  const named = storageClassName === '' ? {} : { storageClassName };
  test.make(persistentVolumeClaims, 'data', { spec: { ...spec, ...named } });
  test.pass(500);
  return test;
}

function mount(test: TestCluster): void {
  const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
  test.make(pods, 'user', { spec: { containers: [{ name: 'a', image: 'a:1' }], volumes } });
}

function claimOf(test: TestCluster): PersistentVolumeClaim | undefined {
  return test.cluster.store.get('persistentvolumeclaims', 'default', 'data');
}

describe('the controllers of claims', () => {
  it('provision a volume for a new claim and bind it', () => {
    const test = withClaim();
    const claim = claimOf(test);
    expect(claim?.status).toEqual({ phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } });
    expect(test.cluster.store.list('persistentvolumes')).toMatchObject([
      {
        metadata: { name: claim?.spec.volumeName },
        spec: { capacity: { storage: '1Gi' }, claimRef: { name: 'data' } },
      },
    ]);
  });

  it('take the default class for a claim that names none, and wait for one that is not there', () => {
    expect(claimOf(withClaim(''))?.spec.storageClassName).toBe('usual');
    const test = withClaim('absent');
    mount(test);
    test.pass(5000);
    expect(claimOf(test)?.status?.phase).toBe('Pending');
    const [pod] = test.cluster.store.list('pods');
    expect(pod?.status?.conditions?.[0]?.message).toContain('unbound immediate PersistentVolumeClaims');
  });

  it('grow the volume, then the file system under a running pod', async () => {
    const test = withClaim();
    mount(test);
    test.pass(5000);
    await testApi(test.cluster).patch(path, size('3Gi'));
    test.pass(500);
    expect(claimOf(test)?.status).toMatchObject({ capacity: { storage: '1Gi' }, conditions: [{ type: 'Resizing' }] });
    test.pass(2500);
    expect(claimOf(test)?.status?.conditions).toMatchObject([{ type: 'FileSystemResizePending', status: 'True' }]);
    expect(test.cluster.store.list('persistentvolumes')[0]?.spec.capacity).toEqual({ storage: '3Gi' });
    test.pass(3000);
    expect(claimOf(test)?.status).toEqual(expect.objectContaining({ capacity: { storage: '3Gi' } }));
    expect(claimOf(test)?.status?.conditions).toBeUndefined();
    const reasons = test.cluster.store.list('events').map((event) => event.reason);
    expect(reasons).toEqual(
      expect.arrayContaining(['Resizing', 'FileSystemResizeRequired', 'FileSystemResizeSuccessful']),
    );
  });

  it('leave the file system as it is until a pod mounts it', async () => {
    const test = withClaim();
    await testApi(test.cluster).patch(path, size('3Gi'));
    test.pass(30_000);
    expect(claimOf(test)?.status).toMatchObject({
      capacity: { storage: '1Gi' },
      conditions: [{ type: 'FileSystemResizePending' }],
    });
    await testApi(test.cluster).patch(path, size('4Gi'));
    mount(test);
    test.pass(3000);
    expect(claimOf(test)?.status?.capacity).toEqual({ storage: '3Gi' });
    test.pass(10_000);
    expect(claimOf(test)?.status?.capacity).toEqual({ storage: '4Gi' });
  });

  it('keep a deleted claim for as long as a pod uses it, and the volume as long as the claim', async () => {
    const test = withClaim();
    mount(test);
    test.pass(5000);
    const api = testApi(test.cluster);
    await api.call('DELETE', path);
    test.pass(5000);
    expect(claimOf(test)?.metadata.deletionTimestamp).toBeDefined();
    await api.call('DELETE', '/api/v1/namespaces/default/pods/user');
    test.pass(5000);
    expect(claimOf(test)).toBeUndefined();
    expect(test.cluster.store.list('persistentvolumes')).toEqual([]);
  });
});
