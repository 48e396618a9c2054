import { createCacheMeter, type CacheReading } from './cache-meter.ts';
import { createCallFlow } from './call-flow.ts';
import type { CallCounters } from './calls.ts';
import type { FaultEffects } from './fault-effects.ts';
import type { FeatureFlags } from './feature-flags.ts';
import { advanceAnswers, noAnswers, type DnsAnswers } from './name-service.ts';
import { createNodeMeter, type NodeReading } from './node-meter.ts';
import type { OutsideCall } from './outside-calls.ts';
import type { ServiceSpec } from './service-spec.ts';
import type { ServiceState } from './service-state.ts';

/** Counters that only grow: what clients, caches, the cluster's DNS and the nodes have counted. */
export interface Measurements {
  readonly calls: () => readonly CallCounters[];
  readonly caches: () => readonly CacheReading[];
  readonly dnsAnswers: () => DnsAnswers;
  readonly nodeReading: (node: string) => NodeReading;
}

export function createMeasurements(parts: {
  readonly services: readonly ServiceSpec[];
  readonly flags: FeatureFlags;
  readonly stateOf: (service: string) => ServiceState;
  readonly outsideCallsOf: (service: string) => readonly OutsideCall[];
  readonly effects: FaultEffects;
}): Measurements & { step(dtMs: number, nodeDemand: ReadonlyMap<string, number>): void } {
  const { effects, stateOf } = parts;
  const calls = createCallFlow(parts);
  const caches = createCacheMeter();
  const nodes = createNodeMeter();
  let answers = noAnswers;
  return {
    calls: calls.list,
    caches: caches.list,
    dnsAnswers: () => answers,
    nodeReading: nodes.read,
    step(dtMs, nodeDemand) {
      calls.step(dtMs);
      caches.step(dtMs, {
        requestsPerSecond: (service) => stateOf(service).requestsPerSecond,
        troubled: effects.cache,
      });
      answers = advanceAnswers(answers, dtMs, effects.dnsFailureShare());
      const use = [...nodeDemand].map(([node, demand]) => ({
        node,
        cpuShare: Math.min(1, demand),
        lossShare: effects.packetLossShare(node),
      }));
      nodes.step(dtMs, use);
    },
  };
}
