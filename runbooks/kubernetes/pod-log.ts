import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import type { KubernetesPort } from '#runbooks/ports.ts';
import { containersOfPod } from './containers.ts';
import { textAt } from './read-field.ts';

type LogOptions = NonNullable<Parameters<KubernetesPort['logs']>[1]>;

/**
 * What a pod wrote. Of a pod with several containers the one that is named, or the one that its annotation
 * kubectl.kubernetes.io/default-container names, or the first: as `kubectl logs` does it.
 */
export async function podLog(kubernetes: KubernetesPort, pod: KubernetesObject, options: LogOptions): Promise<string> {
  const { namespace = '', name } = pod.metadata;
  const containers = containersOfPod(pod).map((container) => container.name);
  const usual = textAt(pod, 'metadata', 'annotations', 'kubectl.kubernetes.io/default-container');
  const container = options.container ?? containers.find((one) => one === usual) ?? containers[0];
  return kubernetes.logs({ namespace, name }, { ...options, ...(container === undefined ? {} : { container }) });
}
