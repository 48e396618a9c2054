import { fieldOf } from '#domain/kubernetes-object.ts';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { describeKubernetesActions } from './kubernetes-actions-contract.ts';

describeKubernetesActions("the sandbox's cluster", async () => {
  const platform = await startPlatform({ manualClock: true });
  const { kubeconfig, token, viewerToken } = platform.kubernetes;
  const clientOf = (text: string) => createKubernetesClient({ kubeconfig: { kind: 'text', text } });
  const port = clientOf(kubeconfig);
  const limited = clientOf(kubeconfig.replace(token, viewerToken));
  for (const [name, allowVolumeExpansion] of [
    ['growing', true],
    ['fixed', false],
  ] as const) {
    const content = { provisioner: 'sandbox.example/disk', allowVolumeExpansion };
    await port.create({ kind: 'storageclass', namespace: null, name, content }, { dryRun: false });
  }
  return {
    port,
    limited,
    now: () => new Date(platform.view().at),
    pass: (ms) => platform.advance(Math.max(ms, 250)),
    breakJobs: () => platform.inject('failed-cron-job'),
    makeHusks: async () => {
      platform.inject('evicted-pods');
      await platform.advance(60_000);
      const failed = await port.list('pod', null, { fields: 'status.phase=Failed' });
      const husk = failed.find((pod) => fieldOf(pod, 'status', 'reason') === 'Evicted');
      return husk?.metadata.namespace ?? 'none';
    },
    hasLogs: true,
    stop: async () => {
      await port.close();
      await limited.close();
      await platform.stop();
    },
  };
});
