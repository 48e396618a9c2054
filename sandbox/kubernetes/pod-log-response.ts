import { toKubeTime, type ObjectStore } from './object-store.ts';
import { parseLogOptions } from './pod-log-options.ts';
import { badRequest, notFound } from './status-error.ts';
import type { Pod } from './workload-objects.ts';

export interface LogLine {
  readonly atMs: number;
  readonly text: string;
}

/** Where container output comes from; null when that container has written nothing, e.g. there was no previous one. */
export type LogSource = (podUid: string, previous: boolean) => readonly LogLine[] | null;

/**
 * GET …/pods/<name>/log: `container`, `previous`, `tailLines`, `sinceSeconds`, `sinceTime`, `limitBytes` and
 * `timestamps` are obeyed; `follow` is not, the answer ends with what is there.
 */
export function podLogResponse(
  store: ObjectStore,
  logs: LogSource,
  at: { readonly namespace: string | undefined; readonly name: string; readonly nowMs: number },
  query: URLSearchParams,
): string {
  const options = parseLogOptions(at.name, query);
  const pod = store.get('pods', at.namespace, at.name);
  if (!pod) throw notFound({ plural: 'pods', group: '' }, at.name);
  const container = containerOf(pod, query.get('container'));
  const lines = logs(pod.metadata.uid, options.previous);
  if (lines === null) throwUnlessSilent(pod, container, options.previous);
  const sinceMs = Math.max(
    options.sinceSeconds === null ? 0 : at.nowMs - options.sinceSeconds * 1000,
    options.sinceTimeMs ?? 0,
  );
  const recent = (lines ?? []).filter((line) => line.atMs >= sinceMs);
  const shown = options.tailLines === null ? recent : recent.slice(Math.max(0, recent.length - options.tailLines));
  const text = shown.map((line) => `${options.timestamps ? `${toKubeTime(line.atMs)} ` : ''}${line.text}\n`).join('');
  return options.limitBytes === null ? text : Buffer.from(text).subarray(0, options.limitBytes).toString('utf8');
}

/** One container is meant without being named; of several one must be. */
function containerOf(pod: Pod, wanted: string | null): string {
  const names = pod.spec.containers.map((container) => container.name);
  const { name } = pod.metadata;
  if (wanted === null || wanted === '') {
    const [only, ...others] = names;
    if (only !== undefined && others.length === 0) return only;
    throw badRequest(`a container name must be specified for pod ${name}, choose one of: [${names.join(' ')}]`);
  }
  if (!names.includes(wanted)) throw badRequest(`container ${wanted} is not valid for pod ${name}`);
  return wanted;
}

/** A container that has written nothing yet may still run; one that has not started, or has no earlier life, has no log. */
function throwUnlessSilent(pod: Pod, container: string, previous: boolean): void {
  const { name } = pod.metadata;
  if (previous) throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
  if (pod.spec.nodeName === undefined) throw badRequest(`pod ${name} does not have a host assigned`);
  const status = pod.status?.containerStatuses?.find((candidate) => candidate.name === container);
  const waiting = status?.state.waiting?.reason ?? (status === undefined ? 'ContainerCreating' : undefined);
  if (waiting === undefined) return;
  const isPulling = waiting === 'ErrImagePull' || waiting === 'ImagePullBackOff';
  const what = isPulling ? `trying and failing to pull image` : `waiting to start: ${waiting}`;
  throw badRequest(`container "${container}" in pod "${name}" is ${what}`);
}
