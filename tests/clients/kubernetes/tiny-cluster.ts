import { onTestFinished } from 'vitest';
import { createKubernetesClient, type KubernetesClient } from '#clients/kubernetes.ts';
import type { KubeConfigSource } from '#clients/kubernetes/kube-config.ts';
import { startTinyServer, type TinyAnswer, type TinyRequest, type TinyServer } from '#tests/support/tiny-server.ts';

/** The kubeconfig of a server that is known by its certificate. */
export function kubeconfigFor(server: string, caPem: string): KubeConfigSource {
  const cluster = { server, 'certificate-authority-data': Buffer.from(caPem).toString('base64') };
  const config = {
    clusters: [{ name: 'tiny', cluster }],
    users: [{ name: 'tiny', user: { token: 'tiny-token' } }],
    contexts: [{ name: 'tiny', context: { cluster: 'tiny', user: 'tiny' } }],
    'current-context': 'tiny',
  };
  return { kind: 'text', text: JSON.stringify(config) };
}

/** A server that answers as the test says, and a client of it; both end with the test. */
export async function startTinyCluster(
  answer: (request: TinyRequest) => TinyAnswer,
  options: { readonly timeoutMs?: number; readonly signal?: AbortSignal; readonly path?: string } = {},
): Promise<{ readonly server: TinyServer; readonly client: KubernetesClient }> {
  const server = await startTinyServer(answer, { tls: true });
  const { path = '', ...rest } = options;
  const client = createKubernetesClient({ kubeconfig: kubeconfigFor(`${server.url}${path}`, server.caPem), ...rest });
  onTestFinished(async () => {
    await server.stop();
    await client.close();
  });
  return { server, client };
}
