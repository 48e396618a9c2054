import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { numberAt, textAt } from './read-field.ts';

/** What the cluster noted. */
export interface EventFacts {
  /** When it happened last, RFC 3339; empty where the cluster does not say. */
  readonly at: string;
  readonly type: string;
  readonly reason: string;
  readonly kind: string;
  readonly name: string;
  readonly message: string;
  readonly count: number;
}

/**
 * Reads an event. Newer components write `eventTime` and a series, older ones first and last timestamps
 * (https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/).
 */
export function eventFacts(event: KubernetesObject): EventFacts {
  const at =
    textAt(event, 'series', 'lastObservedTime') ??
    textAt(event, 'lastTimestamp') ??
    textAt(event, 'eventTime') ??
    event.metadata.creationTimestamp;
  return {
    at: at ?? '',
    type: textAt(event, 'type') ?? '',
    reason: textAt(event, 'reason') ?? '',
    kind: textAt(event, 'involvedObject', 'kind') ?? '',
    name: textAt(event, 'involvedObject', 'name') ?? '',
    message: textAt(event, 'message') ?? '',
    count: numberAt(event, 'series', 'count') ?? numberAt(event, 'count') ?? 1,
  };
}

/** The newest events, oldest of them first. */
export function newestEvents(events: readonly EventFacts[], most: number): readonly EventFacts[] {
  const time = (event: EventFacts): number => Date.parse(event.at) || 0;
  return events.toSorted((a, b) => time(a) - time(b)).slice(-most);
}

/** An event as one line of text. */
export function sayEvent(event: EventFacts): string {
  const times = event.count > 1 ? ` (${event.count} times)` : '';
  return `${event.at} ${event.type} ${event.reason} ${event.kind.toLowerCase()}/${event.name}: ${event.message}${times}`;
}
