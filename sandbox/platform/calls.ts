import type { FlagState } from './feature-flags.ts';
import type { CallCode, CallTrouble } from './fault-signals.ts';
import type { ServiceSpec } from './service-spec.ts';
import type { ServiceState } from './service-state.ts';

/** One service's calls to one peer, as its client library counts them since the start. */
export interface CallCounters {
  readonly caller: ServiceSpec;
  /** A service of the platform, or a host outside. */
  readonly peer: string;
  readonly attemptsByCode: Readonly<Partial<Record<'200' | CallCode, number>>>;
  readonly retries: number;
  readonly p99Seconds: number;
}

export interface CallFacts {
  readonly dtMs: number;
  readonly callsPerSecond: number;
  /** What the peer itself fails of. */
  readonly peerErrorRate: number;
  readonly peerP99Seconds: number;
  readonly isPeerDown: boolean;
  readonly trouble: CallTrouble | null;
}

/** A client gives every third failed call one more chance, and now and then one that was lost on the way. */
const retriesOfFailed = 0.3;
const usualRetries = 0.002;

/** Share of a service's requests for which it asks a host outside. */
export const outsideWeight = 0.4;

/** The calls of a platform where nobody has called anybody yet: to each dependency, and to the host of each flag. */
export function initialCalls(services: readonly ServiceSpec[], flags: readonly FlagState[]): readonly CallCounters[] {
  const none = { attemptsByCode: { '200': 0 }, retries: 0, p99Seconds: 0 };
  return services.flatMap((caller) => [
    ...caller.dependsOn.map(({ service }) => ({ ...none, caller, peer: service })),
    ...flags.filter((flag) => flag.service === caller.name).map(({ host }) => ({ ...none, caller, peer: host })),
  ]);
}

/** One tick of the calls to one peer. */
export function advanceCalls(before: CallCounters, facts: CallFacts): CallCounters {
  const { trouble } = facts;
  const calls = (facts.callsPerSecond * facts.dtMs) / 1000;
  const troubled = trouble?.failedShare ?? 0;
  const failed = troubled + (1 - troubled) * facts.peerErrorRate;
  const retries = calls * (trouble?.retriesPerCall ?? usualRetries + retriesOfFailed * failed);
  const attempts = calls + retries;
  const counted: Partial<Record<'200' | CallCode, number>> = { ...before.attemptsByCode };
  const count = (code: '200' | CallCode, share: number): void => {
    if (share > 0) counted[code] = (counted[code] ?? 0) + attempts * share;
  };
  count('200', 1 - failed);
  if (trouble !== null) count(trouble.code, troubled);
  count(facts.isPeerDown ? '503' : '500', (1 - troubled) * facts.peerErrorRate);
  return {
    ...before,
    attemptsByCode: counted,
    retries: before.retries + retries,
    p99Seconds: facts.peerP99Seconds + (trouble?.slowSeconds ?? 0),
  };
}

/** What a caller sees of a service of the platform. */
export function seenFrom(state: ServiceState): Pick<CallFacts, 'peerErrorRate' | 'peerP99Seconds' | 'isPeerDown'> {
  return { peerErrorRate: state.errorRate, peerP99Seconds: state.p99Ms / 1000, isPeerDown: state.readyPods === 0 };
}
