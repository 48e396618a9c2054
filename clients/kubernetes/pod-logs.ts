import { kubernetesKinds } from '#domain/kubernetes-object.ts';
import { OutsideError } from '#domain/outside-error.ts';
import type { KubernetesConnection } from './kubernetes-connection.ts';
import type { CallOptions } from './objects.ts';
import { objectPath } from './resource-path.ts';

export interface LogOptions extends CallOptions {
  /** Needed where the pod has several. */
  readonly container?: string;
  /** Of the container's earlier life. */
  readonly previous?: boolean;
  readonly tailLines?: number;
  readonly sinceS?: number;
  /** Cuts what the other options leave, at its end; 4 MiB unless given. */
  readonly limitBytes?: number;
}

export interface PodLogs {
  /** What a container wrote, one line of text a line. `BadRequest` for a container that there is not, or not yet. */
  logs(pod: { readonly namespace: string; readonly name: string }, options?: LogOptions): Promise<string>;
}

const mostBytes = 4 * 1024 * 1024;

/** What containers write. */
export function podLogs({ call }: KubernetesConnection): PodLogs {
  return {
    async logs(pod, { container, previous, tailLines, sinceS, limitBytes, signal } = {}) {
      const { pod: kind } = kubernetesKinds;
      const query = {
        container,
        previous: previous ? 'true' : undefined,
        tailLines: wholeNumber('tailLines', tailLines, 0),
        sinceSeconds: wholeNumber('sinceS', sinceS, 1),
        limitBytes: wholeNumber('limitBytes', limitBytes ?? mostBytes, 1),
      };
      const path = objectPath(kind.apiVersion, kind, pod, 'log');
      // The log is plain text, a refusal is JSON, and some servers insist on being asked for the one that they give.
      const wire = { method: 'GET', path, query, accept: 'application/json, */*' } as const;
      const asked = { verb: 'get', resource: 'pods/log', group: '', ...pod, effect: 'read' } as const;
      return call(asked, wire, (body) => body, signal);
    },
  };
}

function wholeNumber(field: string, value: number | undefined, least: number): number | undefined {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least)) return value;
  const message = `${field} must be a whole number from ${least} up, not ${value}`;
  throw new OutsideError('kubernetes', `invalid_${field}`, message, { kind: 'no' });
}
