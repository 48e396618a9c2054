import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { LogStore } from '#sandbox/loki/log-store.ts';
import type { Labels } from '#sandbox/prometheus/time-series-store.ts';

/** Hands a container's line to Loki, under the labels that an agent on the node would give it. */
export function shipLog(store: LogStore, pod: Pod, line: { readonly atMs: number; readonly text: string }): void {
  store.push(streamLabels(pod), [{ atNs: BigInt(Math.round(line.atMs)) * 1_000_000n, line: line.text }]);
}

// A pod writes many lines while it stays as it is.
const known = new WeakMap<Pod, Labels>();

function streamLabels(pod: Pod): Labels {
  const remembered = known.get(pod);
  if (remembered) return remembered;
  const { namespace = '', name, labels = {} } = pod.metadata;
  const container = pod.spec.containers[0]?.name ?? '';
  // A job's pods belong to the service that the job works for.
  const service = labels['app'] ?? labels['app.kubernetes.io/part-of'] ?? container;
  const stream = { namespace, pod: name, container, app: labels['app'] ?? container, service };
  known.set(pod, stream);
  return stream;
}
