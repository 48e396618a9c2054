import {
  afterFailure,
  afterNotified,
  dueNotification,
  openGroup,
  snapshot,
  type AlertGroup,
  type Timing,
} from './alert-group.ts';
import { deliver, type Receiver } from './deliver.ts';
import { fingerprint } from './fingerprint.ts';
import { groupKey, webhookPayload, type NotificationReason, type RoutedAlert } from './webhook-payload.ts';

export interface Alertmanager {
  setReceiver(receiver: Receiver | null): void;
  /** Takes the alerts that fire now; those missing that fired before have ended. Sends what is due. */
  step(firing: readonly RoutedAlert[]): void;
  /** Resolves once no delivery is under way. */
  settled(): Promise<void>;
}

/**
 * Groups alerts by rule and service and tells the receiver of news: after group_wait first, then at most once every
 * group_interval, again after the repeat interval, and when an alert has ended. A try that failed is repeated with
 * growing delays; a refusal (4xx) is not repeated until the group has other news.
 */
export function createAlertmanager(options: {
  readonly nowMs: () => number;
  readonly timing: Timing;
  readonly externalUrl: string;
  readonly closing: AbortSignal;
  readonly onFailure?: (reason: string) => void;
}): Alertmanager {
  const groups = new Map<string, AlertGroup>();
  const underWay = new Set<Promise<void>>();
  let receiver: Receiver | null = null;

  const route = (firing: readonly RoutedAlert[]): void => {
    const nowMs = options.nowMs();
    const seen = new Set<string>();
    for (const alert of firing) {
      const labels = groupLabelsOf(alert);
      const key = groupKey(labels);
      const group = groups.get(key) ?? openGroup(labels, nowMs, options.timing);
      const alertKey = keyOf(alert);
      seen.add(alertKey);
      groups.set(key, { ...group, alerts: new Map(group.alerts).set(alertKey, alert) });
    }
    for (const [key, group] of groups) {
      const alerts = new Map(
        [...group.alerts].map(([alertKey, alert]) => [
          alertKey,
          alert.endsAtMs === null && !seen.has(alertKey) ? { ...alert, endsAtMs: nowMs } : alert,
        ]),
      );
      if (alerts.size === 0) groups.delete(key);
      else groups.set(key, { ...group, alerts });
    }
  };

  const send = async (key: string, group: AlertGroup, to: Receiver, reason: NotificationReason): Promise<void> => {
    const told = snapshot(group);
    const payload = webhookPayload({
      receiver: 'firebreak',
      groupLabels: group.labels,
      alerts: [...group.alerts.values()],
      externalUrl: options.externalUrl,
      reason,
    });
    const delivery = await deliver(to, payload, options.closing);
    const current = groups.get(key);
    if (!current || receiver !== to) return;
    if (delivery.outcome !== 'delivered') options.onFailure?.(delivery.reason);
    groups.set(
      key,
      delivery.outcome === 'try-again'
        ? afterFailure(current, options.nowMs())
        : afterNotified(current, told, options.nowMs(), options.timing),
    );
  };

  return {
    setReceiver(next) {
      receiver = next;
      // A new receiver has heard of nothing yet.
      for (const [key, group] of groups) groups.set(key, { ...group, notified: null, failures: 0, isSending: false });
    },
    step(firing) {
      route(firing);
      if (receiver === null) return;
      for (const [key, group] of groups) {
        const reason = dueNotification(group, options.nowMs(), options.timing);
        if (reason === null) continue;
        groups.set(key, { ...group, isSending: true });
        const sending: Promise<void> = send(key, group, receiver, reason).finally(() => underWay.delete(sending));
        underWay.add(sending);
      }
    },
    async settled() {
      await Promise.all(underWay);
    },
  };
}

function groupLabelsOf(alert: RoutedAlert): Readonly<Record<string, string>> {
  const { alertname = '', service } = alert.labels;
  return service === undefined ? { alertname } : { alertname, service };
}

/** One firing: the same alert that fires again later is another. */
function keyOf(alert: RoutedAlert): string {
  return `${fingerprint(alert.labels)}@${alert.startsAtMs}`;
}
