import { setTimeout as delay } from 'node:timers/promises';
import { CoreV1Api, PatchStrategy, setHeaderOptions, StorageV1Api, type KubeConfig } from '@kubernetes/client-node';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { loadKubeConfig } from '#clients/kubernetes/kube-config.ts';
import { startRealKubernetes } from '#tests/support/real-kubernetes/start-real-kubernetes.ts';
import { endingBadly } from './kubernetes-actions-contract/setting.ts';
import { describeKubernetesActions } from './kubernetes-actions-contract.ts';

const strategic = setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch);

describeKubernetesActions('a real API server', async () => {
  const real = await startRealKubernetes();
  if ('skipped' in real) return real;
  const config = loadKubeConfig({ kind: 'file', path: real.kubeconfigPath });
  const core = config.makeApiClient(CoreV1Api);
  const clientOf = (path: string) => createKubernetesClient({ kubeconfig: { kind: 'file', path } });
  const [port, limited] = [clientOf(real.kubeconfigPath), clientOf(real.limitedKubeconfigPath)];
  await createStorage(config);
  return {
    port,
    limited,
    now: () => new Date(),
    // The cluster's time is the clock's; what takes long is asked about more often instead.
    pass: async (ms) => {
      await Promise.all([endJobs(core), growVolumes(core)]);
      await delay(Math.min(ms, 250));
    },
    breakJobs: () => {},
    makeHusks: async () => {
      const [namespace, name] = ['actions', 'husk'];
      // No scheduler takes it, so no node starts it.
      const spec = { schedulerName: 'none', containers: [{ name: 'api', image: 'registry.example/web:1.0' }] };
      await core.createNamespacedPod({ namespace, body: { metadata: { name }, spec } });
      const body = { status: { phase: 'Failed', reason: 'Evicted' } };
      await core.patchNamespacedPodStatus({ namespace, name, body }, strategic);
      return namespace;
    },
    hasLogs: false,
    stop: async () => {
      await port.close();
      await limited.close();
      await real.stop();
    },
  };
});

/** Two storage classes, one of whose volumes can grow, with a volume that fits the suite's claim. */
async function createStorage(config: KubeConfig): Promise<void> {
  const storage = config.makeApiClient(StorageV1Api);
  for (const [name, allowVolumeExpansion] of [
    ['growing', true],
    ['fixed', false],
  ] as const) {
    const provisioner = 'kubernetes.io/no-provisioner';
    await storage.createStorageClass({ body: { metadata: { name }, provisioner, allowVolumeExpansion } });
  }
  const spec = {
    capacity: { storage: '10Gi' },
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'growing',
    hostPath: { path: '/tmp/volume' },
  };
  await config.makeApiClient(CoreV1Api).createPersistentVolume({ body: { metadata: { name: 'volume' }, spec } });
}

/** Plays the containers of jobs, which the stand-in of the nodes only starts: their image says how they end. */
async function endJobs(core: CoreV1Api): Promise<void> {
  const { items } = await core.listNamespacedPod({ namespace: 'actions', labelSelector: 'job-name' });
  for (const { metadata, spec, status } of items) {
    const { name = '', namespace = '' } = metadata ?? {};
    if (status?.phase !== 'Running') continue;
    const phase = spec?.containers[0]?.image?.endsWith(endingBadly) === true ? 'Failed' : 'Succeeded';
    await core.patchNamespacedPodStatus({ namespace, name, body: { status: { phase } } }, strategic);
  }
}

/** Plays the storage, which this cluster has none of: a claim is given what it asks for. */
async function growVolumes(core: CoreV1Api): Promise<void> {
  const { items } = await core.listNamespacedPersistentVolumeClaim({ namespace: 'actions' });
  for (const { metadata, spec, status } of items) {
    const { name = '', namespace = '' } = metadata ?? {};
    const storage = spec?.resources?.requests?.['storage'];
    if (status?.phase !== 'Bound' || storage === undefined || status.capacity?.['storage'] === storage) continue;
    await core.patchNamespacedPersistentVolumeClaimStatus(
      { namespace, name, body: { status: { capacity: { storage } } } },
      strategic,
    );
  }
}
