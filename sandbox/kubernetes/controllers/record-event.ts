import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { toKubeTime, type ObjectStore } from '#sandbox/kubernetes/object-store.ts';
import type { EventDraft } from './cluster-context.ts';

const keptEvents = 1000;

/**
 * Writes a core/v1 Event. A repeated one raises the count of the first, as the real recorder's correlator does, and
 * the oldest are forgotten beyond a fixed number in place of the hour that a real cluster keeps them.
 */
export function recordEvent(store: ObjectStore, about: KubeObject, event: EventDraft, nowMs: number): void {
  const namespace = about.metadata.namespace ?? 'default';
  const now = toKubeTime(nowMs);
  const same = store
    .list('events', namespace)
    .find(
      (known) =>
        known.involvedObject.uid === about.metadata.uid &&
        known.reason === event.reason &&
        known.message === event.message,
    );
  if (same) {
    store.replace('events', { ...same, count: (same.count ?? 1) + 1, lastTimestamp: now });
    return;
  }
  store.create('events', {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${about.metadata.name}.${(nowMs * 1000 + store.version()).toString(16)}`, namespace },
    involvedObject: {
      kind: about.kind,
      apiVersion: about.apiVersion,
      name: about.metadata.name,
      ...(about.metadata.namespace === undefined ? {} : { namespace }),
      uid: about.metadata.uid,
      resourceVersion: about.metadata.resourceVersion,
      ...(event.fieldPath === undefined ? {} : { fieldPath: event.fieldPath }),
    },
    type: event.type,
    reason: event.reason,
    message: event.message,
    source: { component: event.component, ...(event.host === undefined ? {} : { host: event.host }) },
    reportingComponent: event.component,
    reportingInstance: event.host ?? '',
    eventTime: null,
    count: 1,
    firstTimestamp: now,
    lastTimestamp: now,
  });
  const all = store.list('events');
  if (all.length > keptEvents) {
    const oldest = all.toSorted((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))[0];
    if (oldest) store.remove('events', oldest);
  }
}
