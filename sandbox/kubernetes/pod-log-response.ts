import { badRequest, notFound } from './status-error.ts';
import { toKubeTime, type ObjectStore } from './object-store.ts';

export interface LogLine {
  readonly atMs: number;
  readonly text: string;
}

/** Where container output comes from; null when that container has written nothing, e.g. there was no previous one. */
export type LogSource = (podUid: string, previous: boolean) => readonly LogLine[] | null;

/** GET …/pods/<name>/log: `container`, `previous`, `tailLines`, `sinceSeconds` and `timestamps` are obeyed. */
export function podLogResponse(
  store: ObjectStore,
  logs: LogSource,
  at: { readonly namespace: string | undefined; readonly name: string; readonly nowMs: number },
  query: URLSearchParams,
): string {
  const pod = store.get('pods', at.namespace, at.name);
  if (!pod) throw notFound({ plural: 'pods', group: '' }, at.name);
  const container = query.get('container') ?? pod.spec.containers[0]?.name ?? '';
  if (!pod.spec.containers.some((known) => known.name === container)) {
    throw badRequest(`container ${container} is not valid for pod ${at.name}`);
  }
  const status = pod.status?.containerStatuses?.find((candidate) => candidate.name === container);
  const waiting = status?.state.waiting?.reason ?? (status === undefined ? 'ContainerCreating' : undefined);
  const previous = query.get('previous') === 'true';
  const lines = logs(pod.metadata.uid, previous);
  if (previous && lines === null) {
    throw badRequest(`previous terminated container "${container}" in pod "${at.name}" not found`);
  }
  if (lines === null && waiting !== undefined) {
    throw badRequest(`container "${container}" in pod "${at.name}" is waiting to start: ${waiting}`);
  }
  const sinceSeconds = Number(query.get('sinceSeconds') ?? 0);
  const recent = (lines ?? []).filter((line) => sinceSeconds === 0 || line.atMs >= at.nowMs - sinceSeconds * 1000);
  const tail = query.get('tailLines');
  const shown = tail === null ? recent : recent.slice(Math.max(0, recent.length - Number(tail)));
  const withTimes = query.get('timestamps') === 'true';
  return shown.map((line) => `${withTimes ? `${toKubeTime(line.atMs)} ` : ''}${line.text}\n`).join('');
}
