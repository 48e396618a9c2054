import type { KubeObject } from './kube-object.ts';
import { objectFilter, type ObjectFilter } from './object-filter.ts';
import type { ObjectStore, StoreChange } from './object-store.ts';
import { groupVersionOf, type ResourceKind } from './resource-kind.ts';
import { badRequest, invalid, StatusError } from './status-error.ts';

type WatchType = 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';

export interface WatchOptions {
  readonly store: ObjectStore;
  readonly kind: ResourceKind;
  readonly namespace: string | undefined;
  readonly name?: string | undefined;
  readonly query: URLSearchParams;
  /** How a stored object is written: in the version asked for, or as a Table of one row. */
  readonly present: (object: KubeObject) => unknown;
  /** Aborted when the server stops. */
  readonly closing: AbortSignal;
}

const bookmarkEveryMs = 10_000;
const longestWatchMs = 30 * 60_000;

/**
 * A watch as newline-separated JSON: the state or the changes since `resourceVersion`, then every change as it happens,
 * with bookmarks where asked for. A version older than the kept history gets one ERROR event with a 410 Status.
 */
export function watchObjects(options: WatchOptions): ReadableStream<Uint8Array> {
  const { store, kind, query } = options;
  const filter = objectFilter(kind, { namespace: options.namespace, name: options.name }, query);
  const since = startVersion(query);
  const wantsInitialEvents = query.get('sendInitialEvents') === 'true';
  if (wantsInitialEvents && query.get('resourceVersionMatch') !== 'NotOlderThan') {
    const message = 'Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan';
    throw invalid({ kind: 'ListOptions', group: 'meta.k8s.io' }, '', [
      { reason: 'FieldValueForbidden', message, field: 'resourceVersionMatch' },
    ]);
  }
  const wantsBookmarks = wantsInitialEvents || query.get('allowWatchBookmarks') === 'true';
  const encoder = new TextEncoder();
  let release = (): void => {};

  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (type: WatchType, object: unknown): void =>
        controller.enqueue(encoder.encode(`${JSON.stringify({ type, object })}\n`));
      const { present } = options;
      const bookmark = (annotations?: Record<string, string>): void =>
        send('BOOKMARK', {
          kind: kind.kind,
          apiVersion: groupVersionOf(kind),
          metadata: {
            resourceVersion: String(store.version()),
            creationTimestamp: null,
            ...(annotations ? { annotations } : {}),
          },
        });
      const forward = (change: StoreChange): void => {
        const seen = seenThrough(filter, change);
        if (change.resource === kind.storage && seen !== null) send(seen, present(change.object));
      };

      if (since !== null && since < store.oldestVersion()) {
        const message = `too old resource version: ${since} (${store.oldestVersion()})`;
        send('ERROR', new StatusError(410, 'Expired', message).toStatus());
        controller.close();
        return;
      }
      if (since === null || wantsInitialEvents) {
        for (const object of store.list(kind.storage, options.namespace).filter(filter)) send('ADDED', present(object));
      } else {
        for (const change of store.changesSince(since)) forward(change);
      }
      if (wantsInitialEvents) bookmark({ 'k8s.io/initial-events-end': 'true' });

      const unsubscribe = store.subscribe(forward);
      const heartbeat = setInterval(() => wantsBookmarks && bookmark(), bookmarkEveryMs);
      const close = (): void => {
        release();
        controller.close();
      };
      const deadline = setTimeout(close, timeoutMsOf(query));
      options.closing.addEventListener('abort', close);
      release = () => {
        unsubscribe();
        clearInterval(heartbeat);
        clearTimeout(deadline);
        options.closing.removeEventListener('abort', close);
      };
    },
    cancel: () => release(),
  });
}

/** What a watcher with this filter sees of a change: an object that leaves its view is DELETED to it. */
function seenThrough(filter: ObjectFilter, change: StoreChange): WatchType | null {
  const wasSeen = change.previous !== null && filter(change.previous);
  const isSeen = change.type !== 'DELETED' && filter(change.object);
  if (isSeen) return wasSeen ? 'MODIFIED' : 'ADDED';
  return wasSeen ? 'DELETED' : null;
}

function startVersion(query: URLSearchParams): number | null {
  const text = query.get('resourceVersion');
  if (text === null || text === '' || text === '0') return null;
  if (!/^\d+$/.test(text)) throw badRequest(`resourceVersion: Invalid value: ${JSON.stringify(text)}`);
  return Number(text);
}

function timeoutMsOf(query: URLSearchParams): number {
  const seconds = Number(query.get('timeoutSeconds') ?? 0);
  return seconds > 0 ? Math.min(seconds * 1000, longestWatchMs) : longestWatchMs;
}
