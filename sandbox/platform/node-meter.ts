/** Counters of one node since the platform began, as node_exporter reads them from the kernel. */
export interface NodeReading {
  readonly idleSeconds: number;
  readonly userSeconds: number;
  readonly systemSeconds: number;
  readonly packets: number;
  readonly receiveErrors: number;
  readonly receiveDrops: number;
  readonly segments: number;
  readonly retransmitted: number;
}

export interface NodeUse {
  readonly node: string;
  /** Share of its CPU in use, 0 to 1. */
  readonly cpuShare: number;
  /** Share of its packets that it loses, 0 to 1. */
  readonly lossShare: number;
}

export interface NodeMeter {
  step(dtMs: number, use: readonly NodeUse[]): void;
  readonly read: (node: string) => NodeReading;
}

const zero: NodeReading = {
  idleSeconds: 0,
  userSeconds: 0,
  systemSeconds: 0,
  packets: 0,
  receiveErrors: 0,
  receiveDrops: 0,
  segments: 0,
  retransmitted: 0,
};

const idlePackets = 2000;
const busyPackets = 18_000;
/** A healthy network sends one segment of two thousand again. */
const usualRetransmission = 0.0005;
/** Of the packets that are lost, most arrive broken; the others find no room. */
const brokenShare = 0.7;

export function createNodeMeter(): NodeMeter {
  const readings = new Map<string, NodeReading>();
  return {
    step(dtMs, use) {
      const seconds = dtMs / 1000;
      for (const { node, cpuShare, lossShare } of use) {
        const before = readings.get(node) ?? zero;
        const packets = (idlePackets + busyPackets * cpuShare) * seconds;
        const lost = packets * lossShare;
        readings.set(node, {
          idleSeconds: before.idleSeconds + (1 - cpuShare) * seconds,
          userSeconds: before.userSeconds + cpuShare * 0.8 * seconds,
          systemSeconds: before.systemSeconds + cpuShare * 0.2 * seconds,
          packets: before.packets + packets,
          receiveErrors: before.receiveErrors + lost * brokenShare,
          receiveDrops: before.receiveDrops + lost * (1 - brokenShare),
          segments: before.segments + packets * 0.9,
          retransmitted: before.retransmitted + packets * 0.9 * (usualRetransmission + lossShare),
        });
      }
    },
    read: (node) => readings.get(node) ?? zero,
  };
}
