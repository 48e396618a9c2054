/** A Redis that one service keeps for itself; it is run by the cloud and not by the cluster. */
export interface CacheSpec {
  readonly name: string;
  readonly service: string;
  /** Lookups for each request of the service. */
  readonly lookupsPerRequest: number;
  readonly usualHitShare: number;
}

export const cacheCatalogue: readonly CacheSpec[] = [
  { name: 'eligibility-cache', service: 'eligibility', lookupsPerRequest: 3, usualHitShare: 0.94 },
  { name: 'auth-sessions', service: 'auth', lookupsPerRequest: 1.2, usualHitShare: 0.97 },
  { name: 'directory-cache', service: 'provider-directory', lookupsPerRequest: 2, usualHitShare: 0.9 },
];
