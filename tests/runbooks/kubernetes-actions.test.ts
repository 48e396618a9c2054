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
    hasLogs: true,
    stop: async () => {
      await port.close();
      await limited.close();
      await platform.stop();
    },
  };
});
