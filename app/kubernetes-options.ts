import type { createKubernetesClient } from '#clients/kubernetes.ts';
import type { Settings } from './settings.ts';

/** How the cluster of the settings is reached. */
export function kubernetesOptions(
  settings: NonNullable<Settings['kubernetes']>,
): Parameters<typeof createKubernetesClient>[0] {
  const { kubeconfig, context } = settings;
  return {
    kubeconfig: kubeconfig ? { kind: 'file', path: kubeconfig } : { kind: 'default' },
    ...(context && { context }),
  };
}
