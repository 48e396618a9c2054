import type { PodBehaviour } from './pod-behaviour.ts';

/** Where the single container of a pod is in its life. Times are simulated epoch milliseconds. */
export interface ContainerLife {
  readonly stage:
    | { readonly kind: 'creating'; readonly sinceMs: number }
    | { readonly kind: 'running'; readonly sinceMs: number; readonly unready: string | null }
    | { readonly kind: 'backoff'; readonly untilMs: number; readonly delayMs: number };
  readonly restarts: number;
  /** Ends in a row, without ten quiet minutes between them: the exponent of the back-off. */
  readonly crashes: number;
  readonly lastEnd: {
    readonly reason: 'Error' | 'OOMKilled';
    readonly exitCode: number;
    readonly startedAtMs: number;
    readonly finishedAtMs: number;
  } | null;
}

const createMs = 700;
const firstBackoffMs = 10_000;
const longestBackoffMs = 300_000;
const quietMs = 600_000;

export const notStarted = 'the container has not passed its readiness probe yet';

export function newLife(nowMs: number): ContainerLife {
  return { stage: { kind: 'creating', sinceMs: nowMs }, restarts: 0, crashes: 0, lastEnd: null };
}

/**
 * The next moment of a container: created, ready after its start-up, ended, and restarted at once the first time, then
 * after 10 s, 20 s, 40 s … up to 5 minutes, as the kubelet backs off.
 */
export function advanceLife(life: ContainerLife, behaviour: PodBehaviour, nowMs: number): ContainerLife {
  const { stage } = life;
  switch (stage.kind) {
    case 'creating':
      return nowMs - stage.sinceMs < createMs ? life : { ...life, stage: started(nowMs) };
    case 'backoff':
      return nowMs < stage.untilMs ? life : { ...life, stage: started(nowMs), restarts: life.restarts + 1 };
    case 'running': {
      const ranMs = nowMs - stage.sinceMs;
      if (behaviour.termination) {
        const crashes = (ranMs > quietMs ? 0 : life.crashes) + 1;
        const lastEnd = { ...behaviour.termination, startedAtMs: stage.sinceMs, finishedAtMs: nowMs };
        if (crashes === 1) return { stage: started(nowMs), restarts: life.restarts + 1, crashes, lastEnd };
        const delayMs = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (crashes - 2));
        return { ...life, stage: { kind: 'backoff', untilMs: nowMs + delayMs, delayMs }, crashes, lastEnd };
      }
      const unready = ranMs < behaviour.startupMs ? notStarted : behaviour.unready;
      return stage.unready === unready ? life : { ...life, stage: { ...stage, unready } };
    }
  }
}

function started(nowMs: number): ContainerLife['stage'] {
  return { kind: 'running', sinceMs: nowMs, unready: notStarted };
}
