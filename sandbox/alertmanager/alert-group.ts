import { decideNotification, type Notified } from './decide-notification.ts';
import type { NotificationReason, RoutedAlert } from './webhook-payload.ts';

/** Alerts that are notified together: those of one rule and one service. */
export interface AlertGroup {
  readonly labels: Readonly<Record<string, string>>;
  readonly alerts: ReadonlyMap<string, RoutedAlert>;
  readonly notified: Notified | null;
  /** When the group is looked at next: after group_wait at first, then every group_interval, or after a failed try. */
  readonly nextFlushMs: number;
  readonly failures: number;
  readonly isSending: boolean;
}

export interface Timing {
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
  readonly repeatIntervalMs: number;
}

const firstRetryMs = 500;
const longestRetryMs = 30_000;

export function openGroup(labels: AlertGroup['labels'], nowMs: number, timing: Timing): AlertGroup {
  const nextFlushMs = nowMs + timing.groupWaitMs;
  return { labels, alerts: new Map(), notified: null, nextFlushMs, failures: 0, isSending: false };
}

/** What the group has to say now, or null when it has no news or is not due. */
export function dueNotification(group: AlertGroup, nowMs: number, timing: Timing): NotificationReason | null {
  if (group.isSending || nowMs < group.nextFlushMs) return null;
  return decideNotification(group.notified, { atMs: nowMs, ...snapshot(group) }, timing.repeatIntervalMs);
}

/** The keys of what fires and of what has ended. */
export function snapshot(group: AlertGroup): {
  readonly firing: ReadonlySet<string>;
  readonly resolved: ReadonlySet<string>;
} {
  const keys = (ended: boolean): ReadonlySet<string> =>
    new Set([...group.alerts].filter(([, alert]) => (alert.endsAtMs !== null) === ended).map(([key]) => key));
  return { firing: keys(false), resolved: keys(true) };
}

/** After a delivery (or a refusal that would only be repeated): what was told is forgotten where it has ended. */
export function afterNotified(
  group: AlertGroup,
  told: Pick<Notified, 'firing' | 'resolved'>,
  nowMs: number,
  timing: Timing,
): AlertGroup {
  const alerts = new Map(
    [...group.alerts].filter(([key, alert]) => !(told.resolved.has(key) && alert.endsAtMs !== null)),
  );
  const nextFlushMs = nowMs + timing.groupIntervalMs;
  return { ...group, alerts, notified: { atMs: nowMs, ...told }, nextFlushMs, failures: 0, isSending: false };
}

/** After a failed try: again in 0.5 s, 1 s, 2 s … up to 30 s. */
export function afterFailure(group: AlertGroup, nowMs: number): AlertGroup {
  const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** group.failures);
  return { ...group, nextFlushMs: nowMs + delayMs, failures: group.failures + 1, isSending: false };
}
