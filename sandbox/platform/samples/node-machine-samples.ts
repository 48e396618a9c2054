import { steadySample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { Labels, ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

/** Above this, chrony no longer calls a clock synchronised. */
const synchronisedWithinSeconds = 0.1;

interface NodeLabels {
  readonly machine: Labels;
  readonly idle: Labels;
  readonly user: Labels;
  readonly system: Labels;
  readonly device: Labels;
}

const known = new Map<string, NodeLabels>();

/**
 * CPU, clock and network of the nodes by the names of node_exporter. The cores of a node are all alike and shown as one,
 * so that averages over `cpu` are right.
 */
export function nodeMachineSamples({ cluster, model }: Scrape): readonly ScrapedSample[] {
  return cluster.store.list('nodes').flatMap(({ metadata: { name } }) => {
    const { machine, idle, user, system, device } = labelsOf(name);
    const reading = model.nodeReading(name);
    const offsetSeconds = model.signals.clockOffsetSeconds(name);
    const isSynchronised = Math.abs(offsetSeconds) < synchronisedWithinSeconds;
    return [
      steadySample('node_cpu_seconds_total', reading.idleSeconds, idle),
      steadySample('node_cpu_seconds_total', reading.userSeconds, user),
      steadySample('node_cpu_seconds_total', reading.systemSeconds, system),
      steadySample('node_timex_offset_seconds', offsetSeconds, machine),
      steadySample('node_timex_sync_status', isSynchronised ? 1 : 0, machine),
      steadySample('node_netstat_Tcp_OutSegs', Math.floor(reading.segments), machine),
      steadySample('node_netstat_Tcp_RetransSegs', Math.floor(reading.retransmitted), machine),
      steadySample('node_network_receive_packets_total', Math.floor(reading.packets), device),
      steadySample('node_network_receive_errs_total', Math.floor(reading.receiveErrors), device),
      steadySample('node_network_receive_drop_total', Math.floor(reading.receiveDrops), device),
    ];
  });
}

function labelsOf(node: string): NodeLabels {
  const remembered = known.get(node);
  if (remembered) return remembered;
  const machine: Labels = { service: 'node-exporter', namespace: 'monitoring', node, instance: `${node}:9100` };
  const cpu = (mode: string): Labels => ({ ...machine, cpu: '0', mode });
  const labels = {
    machine,
    idle: cpu('idle'),
    user: cpu('user'),
    system: cpu('system'),
    device: { ...machine, device: 'eth0' },
  };
  known.set(node, labels);
  return labels;
}
