import { podIdentity, steadySample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

const bytesPerPacket = 620;

/** The network of every pod of the services, by the names of cAdvisor. */
export function podNetworkSamples({ model, services, cluster, cpu }: Scrape): readonly ScrapedSample[] {
  return services.flatMap((spec) =>
    model.pods(spec.name).flatMap((pod) => {
      const { uid } = pod.metadata;
      if (cluster.kubelet.runningSince(uid) === null) return [];
      const { packets, droppedPackets } = cpu.read(uid);
      const labels = podIdentity(spec, pod);
      return [
        steadySample('container_network_receive_bytes_total', Math.floor(packets * bytesPerPacket), labels),
        steadySample('container_network_receive_packets_dropped_total', Math.floor(droppedPackets), labels),
      ];
    }),
  );
}
