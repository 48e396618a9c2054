import type { CoreV1Event } from '@kubernetes/client-node';
import type { KubernetesConnection } from './kubernetes-connection.ts';
import { listAll } from './list-all.ts';
import { checkNamespace } from './object-name.ts';

/** Something that the cluster noted about an object. It forgets events after an hour unless configured otherwise. */
export interface EventView {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  /** Kind and name of the object it is about. */
  readonly kind: string;
  readonly name: string;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

export interface KubernetesEvents {
  /**
   * Events of a namespace, oldest first by when each was last seen.
   * @param about only those about this object; a kind alone gives those of all its objects.
   */
  events(
    namespace: string,
    about?: { readonly kind?: string; readonly name?: string; readonly uid?: string },
  ): Promise<readonly EventView[]>;
}

/** Events. */
export function kubernetesEvents({ core, call }: KubernetesConnection): KubernetesEvents {
  return {
    async events(namespace, about = {}) {
      checkNamespace(namespace);
      const fieldSelector = Object.entries(about)
        .filter(([, value]) => value)
        .map(([field, value]) => `involvedObject.${field}=${escapeFieldValue(value)}`)
        .join(',');
      const items = await call({ verb: 'list', resource: 'events', group: '', namespace, effect: 'read' }, () =>
        listAll((page) =>
          core.listNamespacedEvent({ namespace, ...(fieldSelector ? { fieldSelector } : {}), ...page }),
        ),
      );
      return items.map(toEventView).sort((a, b) => a.lastAt.getTime() - b.lastAt.getTime());
    },
  };
}

/**
 * The scheduler and other newer writers leave first and last timestamp null and give `eventTime`, which the library
 * hands over as a string with microseconds although its type says Date.
 */
function toEventView(event: CoreV1Event): EventView {
  const created = event.metadata.creationTimestamp;
  const seen = event.eventTime;
  return {
    type: event.type ?? '',
    reason: event.reason ?? '',
    message: event.message ?? '',
    kind: event.involvedObject.kind ?? '',
    name: event.involvedObject.name ?? '',
    count: event.count ?? event.series?.count ?? 1,
    firstAt: readTime(event.firstTimestamp ?? seen ?? created),
    lastAt: readTime(event.lastTimestamp ?? event.series?.lastObservedTime ?? seen ?? created),
  };
}

function readTime(value: unknown): Date {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value;
  const at = typeof value === 'string' ? new Date(value) : new Date(0);
  return Number.isNaN(at.getTime()) ? new Date(0) : at;
}

/** Field selectors take `\`, `,` and `=` in a value only behind a backslash. */
function escapeFieldValue(value: string): string {
  return value.replace(/[\\,=]/g, String.raw`\$&`);
}
