import type { Clock } from './clock.ts';

/** Calls a minute that Slack promises per method and workspace (docs: apis/web-api/rate-limits). */
export type RateTier = 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'special' | 'unlimited';

interface Bucket {
  readonly capacity: number;
  readonly perMinute: number;
}

/**
 * A bucket holds a minute's worth at once, so a burst passes and a steady stream is held to the tier. Tier 1 has room
 * for the reconnects of a restart.
 */
const buckets: Readonly<Record<Exclude<RateTier, 'unlimited'>, Bucket>> = {
  tier1: { capacity: 10, perMinute: 1 },
  tier2: { capacity: 20, perMinute: 20 },
  tier3: { capacity: 50, perMinute: 50 },
  tier4: { capacity: 100, perMinute: 100 },
  special: { capacity: 600, perMinute: 600 },
};

/** One message a second into a channel, ten in a burst; a few hundred a minute in the workspace. */
const posting = {
  channel: { capacity: 10, perMinute: 60 },
  workspace: { capacity: 300, perMinute: 300 },
} as const satisfies Record<string, Bucket>;

export interface RateLimiter {
  /** Null when the call may pass, else the whole seconds after which to try again. */
  takeCall(method: string, tier: RateTier): number | null;
  takePost(channelId: string): number | null;
}

export function createRateLimiter(clock: Clock, mode: 'enforced' | 'off'): RateLimiter {
  const levels = new Map<string, { tokens: number; atMs: number }>();

  const take = (key: string, bucket: Bucket): number | null => {
    const nowMs = clock.now().getTime();
    const last = levels.get(key) ?? { tokens: bucket.capacity, atMs: nowMs };
    const refilled = last.tokens + ((nowMs - last.atMs) / 60_000) * bucket.perMinute;
    const tokens = Math.min(bucket.capacity, refilled);
    if (tokens < 1) {
      levels.set(key, { tokens, atMs: nowMs });
      return Math.ceil(((1 - tokens) / bucket.perMinute) * 60);
    }
    levels.set(key, { tokens: tokens - 1, atMs: nowMs });
    return null;
  };

  return {
    takeCall: (method, tier) => (mode === 'off' || tier === 'unlimited' ? null : take(method, buckets[tier])),
    takePost: (channelId) =>
      mode === 'off'
        ? null
        : (take(`post to ${channelId}`, posting.channel) ?? take('post anywhere', posting.workspace)),
  };
}
