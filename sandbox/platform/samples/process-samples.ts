import { podIdentity, steadySample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

/** The descriptors that a container may open: `ulimit -n` of the platform's base image. */
const maxFiles = 8192;

/** What the processes of the services say of themselves: open files, and time lost to the garbage collector. */
export function processSamples({ model, services, cluster, cpu }: Scrape): readonly ScrapedSample[] {
  return services.flatMap((spec) =>
    spec.database !== undefined
      ? []
      : model.pods(spec.name).flatMap((pod) => {
          const { uid } = pod.metadata;
          if (cluster.kubelet.runningSince(uid) === null) return [];
          const labels = podIdentity(spec, pod);
          const openFiles = Math.round(maxFiles * model.signals.openFileShare(spec.name, pod));
          return [
            steadySample('process_open_fds', openFiles, labels),
            steadySample('process_max_fds', maxFiles, labels),
            steadySample('jvm_gc_pause_seconds_sum', cpu.read(uid).gcSeconds, labels),
          ];
        }),
  );
}
