import { fingerprint } from './fingerprint.ts';

type Labels = Readonly<Record<string, string>>;

/** One alert as Alertmanager holds it: `endsAtMs` is null while it fires. */
export interface RoutedAlert {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly startsAtMs: number;
  readonly endsAtMs: number | null;
  readonly generatorUrl: string;
}

export type NotificationReason =
  | 'first notification'
  | 'new alerts added'
  | 'some alerts resolved'
  | 'all alerts resolved'
  | 'repeat interval elapsed';

/** Go's zero time: what an alert that still fires has as its end. */
const notEnded = '0001-01-01T00:00:00Z';

/** The webhook body, version 4, with the fields and their order as Alertmanager 0.33 sends them. */
export function webhookPayload(group: {
  readonly receiver: string;
  readonly groupLabels: Labels;
  readonly alerts: readonly RoutedAlert[];
  readonly externalUrl: string;
  readonly reason: NotificationReason;
}): Record<string, unknown> {
  const { alerts } = group;
  return {
    receiver: group.receiver,
    status: alerts.some((alert) => alert.endsAtMs === null) ? 'firing' : 'resolved',
    alerts: alerts.map((alert) => ({
      status: alert.endsAtMs === null ? 'firing' : 'resolved',
      labels: sorted(alert.labels),
      annotations: sorted(alert.annotations),
      startsAt: new Date(alert.startsAtMs).toISOString(),
      endsAt: alert.endsAtMs === null ? notEnded : new Date(alert.endsAtMs).toISOString(),
      generatorURL: alert.generatorUrl,
      fingerprint: fingerprint(alert.labels),
    })),
    notification_reason: group.reason,
    groupLabels: sorted(group.groupLabels),
    commonLabels: common(alerts.map((alert) => alert.labels)),
    commonAnnotations: common(alerts.map((alert) => alert.annotations)),
    externalURL: group.externalUrl,
    version: '4',
    groupKey: groupKey(group.groupLabels),
    truncatedAlerts: 0,
  };
}

/** `{}:{alertname="X", service="y"}`: the route's matchers, then the group's labels. */
export function groupKey(groupLabels: Labels): string {
  const pairs = Object.keys(groupLabels)
    .toSorted()
    .map((name) => `${name}=${JSON.stringify(groupLabels[name])}`);
  return `{}:{${pairs.join(', ')}}`;
}

function sorted(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What every one of them has, with the same value. */
function common(all: readonly Labels[]): Labels {
  const [first = {}, ...others] = all;
  return sorted(
    Object.fromEntries(
      Object.entries(first).filter(([name, value]) => others.every((labels) => labels[name] === value)),
    ),
  );
}
