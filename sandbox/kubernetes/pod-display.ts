import { humanDuration } from './human-duration.ts';
import type { Pod } from './workload-objects.ts';

/** The STATUS cell of `kubectl get pods`: the most telling reason there is, not simply the phase. */
export function podStatusText(pod: Pod): string {
  if (pod.metadata.deletionTimestamp !== undefined) {
    return pod.status?.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  }
  const states = (pod.status?.containerStatuses ?? []).map((status) => status.state);
  const waiting = states.find((state) => state.waiting)?.waiting?.reason;
  const terminated = states.find((state) => state.terminated)?.terminated?.reason;
  return waiting ?? terminated ?? pod.status?.reason ?? pod.status?.phase ?? 'Unknown';
}

/** The RESTARTS cell: the count, and how long ago the last restart was. */
export function podRestartsText(pod: Pod, nowMs: number): string {
  const statuses = pod.status?.containerStatuses ?? [];
  const restarts = statuses.reduce((sum, status) => sum + status.restartCount, 0);
  const lastEnds = statuses.flatMap((status) => {
    const finishedAt = status.lastState.terminated?.finishedAt;
    return finishedAt === undefined ? [] : [Date.parse(finishedAt)];
  });
  return restarts === 0 || lastEnds.length === 0
    ? String(restarts)
    : `${restarts} (${humanDuration(nowMs - Math.max(...lastEnds))} ago)`;
}

/** Whether the pod's Ready condition holds. */
export function isPodReady(pod: Pod): boolean {
  return (pod.status?.conditions ?? []).some((condition) => condition.type === 'Ready' && condition.status === 'True');
}

export function podRestartCount(pod: Pod): number {
  return (pod.status?.containerStatuses ?? []).reduce((sum, status) => sum + status.restartCount, 0);
}
