import { setTimeout as delay } from 'node:timers/promises';
import { CoreV1Api, PatchStrategy, setHeaderOptions, StorageV1Api, type KubeConfig } from '@kubernetes/client-node';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { loadKubeConfig } from '#clients/kubernetes/kube-config.ts';
import { startRealKubernetes } from '#tests/support/real-kubernetes/start-real-kubernetes.ts';
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
      await endJobs(core);
      await delay(Math.min(ms, 250));
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
  for (const [name, allowVolumeExpansion] of [['growing', true], ['fixed', false]] as const) {
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
    const phase = spec?.containers[0]?.image?.endsWith(':fails') === true ? 'Failed' : 'Succeeded';
    await core.patchNamespacedPodStatus({ namespace, name, body: { status: { phase } } }, strategic);
  }
}
