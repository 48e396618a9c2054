import { advanceCalls, initialCalls, outsideWeight, seenFrom, type CallCounters, type CallFacts } from './calls.ts';
import type { FaultEffects } from './fault-effects.ts';
import type { FeatureFlags } from './feature-flags.ts';
import type { OutsideCall } from './outside-calls.ts';
import type { ServiceSpec } from './service-spec.ts';
import type { ServiceState } from './service-state.ts';

/** Who calls whom, and how it goes. */
export interface CallFlow {
  step(dtMs: number): void;
  readonly list: () => readonly CallCounters[];
}

export function createCallFlow(parts: {
  readonly services: readonly ServiceSpec[];
  readonly flags: FeatureFlags;
  readonly stateOf: (service: string) => ServiceState;
  /** The calls that a service makes outside the platform now. */
  readonly outsideCallsOf: (service: string) => readonly OutsideCall[];
  readonly effects: FaultEffects;
}): CallFlow {
  let calls = initialCalls(parts.services, parts.flags.list());

  const seen = ({ caller, peer }: CallCounters): Omit<CallFacts, 'dtMs' | 'trouble'> | null => {
    const { requestsPerSecond } = parts.stateOf(caller.name);
    const dependency = caller.dependsOn.find(({ service }) => service === peer);
    if (dependency) {
      return { callsPerSecond: requestsPerSecond * dependency.weight, ...seenFrom(parts.stateOf(peer)) };
    }
    const outside = parts.outsideCallsOf(caller.name).find(({ flag }) => flag.host === peer);
    if (!outside) return null;
    const callsPerSecond = requestsPerSecond * outsideWeight;
    return { callsPerSecond, peerErrorRate: 0.001, peerP99Seconds: outside.p99Seconds, isPeerDown: false };
  };

  return {
    step(dtMs) {
      calls = calls.map((before) => {
        const facts = seen(before);
        if (facts === null) return before;
        const trouble = parts.effects.callTrouble(before.caller.name, before.peer);
        return advanceCalls(before, { dtMs, ...facts, trouble });
      });
    },
    list: () => calls,
  };
}
