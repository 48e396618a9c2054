import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { LogStore } from '#sandbox/loki/log-store.ts';
import { cronJobCatalogue } from './cron-jobs.ts';
import type { ActiveFault } from './fault.ts';
import { refusedLine, servedLine, startLine } from './log-lines.ts';
import type { Model } from './model.ts';
import type { PodLogs } from './pod-logs.ts';
import type { ServiceSpec } from './service-spec.ts';
import type { ServiceState } from './service-state.ts';
import { shipLog } from './ship-log.ts';

type Write = (text: string) => void;

/** Where lines go: to whom `kubectl logs` asks, and to Loki. */
export interface LogSinks {
  readonly logs: PodLogs;
  readonly journal: LogStore;
}

/** Once a simulated second every running container writes what it does, and what a fault makes it write. */
export function writePodLogs(
  { logs, journal }: LogSinks,
  cluster: Cluster,
  model: Model,
  services: readonly ServiceSpec[],
): void {
  const nowMs = cluster.nowMs();
  const stamp = new Date(nowMs).toISOString();
  const begin = (pod: Pod): { readonly write: Write; readonly isFirst: boolean } | null => {
    const { uid } = pod.metadata;
    if (cluster.kubelet.runningSince(uid) === null) return null;
    const run = cluster.kubelet.runNumber(uid);
    const write: Write = (text) => {
      const line = { atMs: nowMs, text: `${stamp} ${text}` };
      logs.write(uid, run, line);
      shipLog(journal, pod, line);
    };
    return { write, isFirst: logs.read(uid, run) === null };
  };
  for (const spec of services) {
    const state = model.state(spec.name);
    const silent = spec.dependsOn.filter(({ service }) => model.state(service).readyPods === 0);
    const refused = services.filter(({ name }) => silent.some(({ service }) => service === name)).map(refusedLine);
    for (const pod of model.pods(spec.name)) {
      const begun = begin(pod);
      if (!begun) continue;
      if (begun.isFirst) begun.write(startLine(spec, pod));
      for (const trouble of model.activeTroubles()) {
        const line = lineOf(trouble, spec, { pod, state });
        if (line !== null) begun.write(line);
      }
      refused.forEach(begun.write);
      if (isPodReady(pod) && !model.hangs(spec.name, pod)) begun.write(servedLine(spec, state));
    }
  }
  for (const cronJob of cronJobCatalogue) {
    for (const pod of model.podsOfCronJob(cronJob)) {
      const begun = begin(pod);
      if (begun?.isFirst) begun.write(`INFO  ${cronJob.name} begins, for ${cronJob.service}`);
      if (begun && model.failsCronJob(cronJob.name)) begun.write(cronJob.failure);
    }
  }
  logs.keepOnly(new Set(cluster.store.list('pods').map((pod) => pod.metadata.uid)));
}

function lineOf(
  trouble: ActiveFault,
  spec: ServiceSpec,
  { pod, state }: { readonly pod: Pod; readonly state: ServiceState },
): string | null {
  const isOwn = trouble.service === spec.name;
  return (isOwn ? trouble.logLine?.(pod, state) : trouble.logLineOn?.(spec.name, pod)) ?? null;
}
