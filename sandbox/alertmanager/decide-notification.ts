import type { NotificationReason } from './webhook-payload.ts';

/** Which firings a group was last notified of, and when. */
export interface Notified {
  readonly atMs: number;
  readonly firing: ReadonlySet<string>;
  readonly resolved: ReadonlySet<string>;
}

/**
 * Whether a group has news for its receiver, after alertmanager's notify/dedup_stage.go: something new fires, something
 * it was told of has ended, or it has fired unchanged for the repeat interval. Ends of what was never told are no news.
 */
export function decideNotification(
  last: Notified | null,
  now: { readonly atMs: number; readonly firing: ReadonlySet<string>; readonly resolved: ReadonlySet<string> },
  repeatIntervalMs: number,
): NotificationReason | null {
  if (last === null || last.firing.size === 0) return now.firing.size > 0 ? 'first notification' : null;
  if (now.firing.size === 0) return 'all alerts resolved';
  if ([...now.firing].some((key) => !last.firing.has(key))) return 'new alerts added';
  if ([...now.resolved].some((key) => last.firing.has(key) && !last.resolved.has(key))) return 'some alerts resolved';
  return now.atMs - last.atMs >= repeatIntervalMs ? 'repeat interval elapsed' : null;
}
