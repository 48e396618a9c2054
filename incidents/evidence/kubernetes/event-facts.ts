import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { numberAt, textAt, timeAt } from './object-fields.ts';

/** An event as evidence needs it (core/v1, also as newer recorders fill it: with `eventTime` and `series`). */
export interface EventFacts {
  readonly reason: string;
  readonly message: string;
  readonly kind: string;
  readonly object: string;
  readonly count: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  /** The node whose kubelet wrote it; empty for controllers. */
  readonly host: string;
}

/** https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/ */
export function eventFacts(event: KubernetesObject): EventFacts {
  const firstAt =
    timeAt(event, 'firstTimestamp') ?? timeAt(event, 'eventTime') ?? timeAt(event, 'metadata', 'creationTimestamp');
  return {
    reason: textAt(event, 'reason'),
    message: textAt(event, 'message'),
    kind: textAt(event, 'involvedObject', 'kind'),
    object: textAt(event, 'involvedObject', 'name'),
    count: numberAt(event, 'series', 'count') ?? numberAt(event, 'count') ?? 1,
    firstAt,
    lastAt: timeAt(event, 'series', 'lastObservedTime') ?? timeAt(event, 'lastTimestamp') ?? firstAt,
    host: textAt(event, 'source', 'host') || textAt(event, 'reportingInstance'),
  };
}

/** As people would look it up: `event FailedMount of Pod claims-api-0`. */
export function citeEvent({ reason, kind, object }: EventFacts): string {
  return `event ${reason} of ${kind} ${object}`;
}
