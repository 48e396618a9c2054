import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { Model } from './model.ts';
import type { PodLogs } from './pod-logs.ts';
import { imageOf } from './release-image.ts';
import type { ServiceSpec } from './service-spec.ts';

/** Once a simulated second every running container writes what it does, and what a fault makes it write. */
export function writePodLogs(logs: PodLogs, cluster: Cluster, model: Model, services: readonly ServiceSpec[]): void {
  const nowMs = cluster.nowMs();
  const stamp = new Date(nowMs).toISOString();
  for (const spec of services) {
    const state = model.state(spec.name);
    for (const pod of model.pods(spec.name)) {
      const { uid } = pod.metadata;
      if (cluster.kubelet.runningSince(uid) === null) continue;
      const run = cluster.kubelet.runNumber(uid);
      const write = (text: string): void => logs.write(uid, run, { atMs: nowMs, text: `${stamp} ${text}` });
      const version = imageOf(pod).split(':').at(-1);
      if (logs.read(uid, run) === null) write(`INFO  ${spec.name} ${version} starting, pool size ${spec.poolMax}`);
      for (const fault of model.activeFaults()) {
        const line = fault.service === spec.name ? fault.logLine?.(pod, state) : null;
        if (line !== undefined && line !== null) write(line);
      }
      for (const { service } of spec.dependsOn) {
        const called = model.state(service);
        if (called.readyPods === 0)
          write(`ERROR call to ${service}: dial tcp ${service}:8080: connect: connection refused`);
      }
      if (!isPodReady(pod)) continue;
      const perPod = state.requestsPerSecond / Math.max(1, state.readyPods);
      write(
        `INFO  served ${perPod.toFixed(0)} req/s p99=${state.p99Ms.toFixed(0)}ms errors=${(state.errorRate * 100).toFixed(1)}%`,
      );
    }
  }
  logs.keepOnly(new Set(cluster.store.list('pods').map((pod) => pod.metadata.uid)));
}
