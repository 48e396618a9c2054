/** A switch that a service asks before it calls somebody outside the platform. */
export interface FeatureFlag {
  readonly key: string;
  readonly service: string;
  /** The host that the service calls while the flag is on. */
  readonly host: string;
  readonly description: string;
}

export interface FlagState extends FeatureFlag {
  readonly enabled: boolean;
  /** When it was last turned, or null while nobody has. */
  readonly changedAtMs: number | null;
}

export interface FeatureFlags {
  /** In the order of the catalogue. */
  list(): readonly FlagState[];
  get(key: string): FlagState | null;
  /** Turns a flag; turning it to where it stands changes nothing. Null for a flag that does not exist. */
  set(key: string, enabled: boolean): FlagState | null;
}

/** What the platform calls outside, each behind a flag that is on when nothing is wrong. */
export const flagCatalogue: readonly FeatureFlag[] = [
  {
    key: 'provider-ratings',
    service: 'provider-directory',
    host: 'api.care-ratings.example',
    description: 'Shows the ratings of a provider beside its address; without it the search shows none.',
  },
  {
    key: 'fraud-scoring',
    service: 'billing-api',
    host: 'score.fraudwatch.example',
    description: 'Scores a payment before it is booked; without it every payment is reviewed the next day.',
  },
];

export function createFeatureFlags(nowMs: () => number): FeatureFlags {
  const states = new Map<string, FlagState>(
    flagCatalogue.map((flag) => [flag.key, { ...flag, enabled: true, changedAtMs: null }]),
  );
  return {
    list: () => [...states.values()],
    get: (key) => states.get(key) ?? null,
    set(key, enabled) {
      const before = states.get(key);
      if (!before) return null;
      const after = before.enabled === enabled ? before : { ...before, enabled, changedAtMs: nowMs() };
      states.set(key, after);
      return after;
    },
  };
}
