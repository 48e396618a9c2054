import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { plainShape } from '#sandbox/kubernetes/metadata-shape.ts';
import type { ResourceKind } from '#sandbox/kubernetes/resource-kind.ts';
import type { EventObject } from '#sandbox/kubernetes/workload-objects.ts';
import { eventFields, events } from './events.ts';

/** The stored core/v1 Event under the field names of events.k8s.io/v1. */
function toEventsV1(stored: KubeObject): KubeObject {
  const event = stored as EventObject;
  const { involvedObject, message, count, firstTimestamp, lastTimestamp, ...rest } = event;
  return {
    ...rest,
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    regarding: involvedObject,
    note: message,
    deprecatedCount: count ?? 1,
    deprecatedFirstTimestamp: firstTimestamp ?? null,
    deprecatedLastTimestamp: lastTimestamp ?? null,
    deprecatedSource: event['source'] ?? {},
  };
}

/** The same events under their newer group; it is read only, writers use core/v1. */
export const eventsK8sIo: ResourceKind = {
  ...events,
  group: 'events.k8s.io',
  verbs: ['get', 'list', 'watch'],
  shape: plainShape,
  fields: eventFields('regarding'),
  toWire: toEventsV1,
};
