import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { describeKubernetesContract } from './kubernetes-contract.ts';

describeKubernetesContract("the sandbox's cluster", async () => {
  const platform = await startPlatform({ manualClock: true });
  const { kubeconfig, token, viewerToken } = platform.kubernetes;
  return {
    admin: { kind: 'text', text: kubeconfig },
    limited: { kind: 'text', text: kubeconfig.replace(token, viewerToken) },
    namespace: 'claims',
    settle: async (what, read) => {
      for (let waitedS = 0; waitedS < 300; waitedS += 1) {
        const value = await read();
        if (value !== null && value !== false) return value;
        await platform.advance(1000);
      }
      throw new Error(`waited 300 s of the sandbox's time in vain for ${what}`);
    },
    stop: () => platform.stop(),
  };
});
