import type { PodView } from './service-view.ts';

export interface PodDot {
  readonly pod: PodView;
  /** Deleted from the cluster; drawn once more while it shrinks away. */
  readonly isGone: boolean;
}

export type PodState = 'ready' | 'starting' | 'leaving' | 'failing';

/** Gone pods that are kept at most, in case their animation never runs (reduced motion, hidden tab). */
const mostLeavers = 4;

/**
 * The dots for these pods: the living in their order, then those that just vanished. Returns the same list when
 * nothing changed, so that it can be computed while drawing.
 */
export function withLeavers(dots: readonly PodDot[], pods: readonly PodView[]): readonly PodDot[] {
  const living = new Set(pods.map((pod) => pod.name));
  const gone = dots.filter((dot) => !living.has(dot.pod.name)).map((dot) => ({ pod: dot.pod, isGone: true }));
  const next = [...pods.map((pod) => ({ pod, isGone: false })), ...gone.slice(-mostLeavers)];
  const same = next.length === dots.length && next.every((dot, index) => isSame(dot, dots[index]));
  return same ? dots : next;
}

/** How a pod is doing, from its phase as `kubectl get pods` prints it. */
export function podState(pod: PodView): PodState {
  if (pod.phase === 'Terminating') return 'leaving';
  if (pod.phase === 'Pending' || pod.phase === 'ContainerCreating') return 'starting';
  if (pod.phase !== 'Running') return 'failing';
  if (pod.ready) return 'ready';
  return pod.restarts > 0 ? 'failing' : 'starting';
}

function isSame(a: PodDot, b: PodDot | undefined): boolean {
  return (
    b !== undefined &&
    a.isGone === b.isGone &&
    a.pod.name === b.pod.name &&
    (a.pod === b.pod ||
      (a.pod.phase === b.pod.phase &&
        a.pod.ready === b.pod.ready &&
        a.pod.restarts === b.pod.restarts &&
        a.pod.ageSeconds === b.pod.ageSeconds))
  );
}
