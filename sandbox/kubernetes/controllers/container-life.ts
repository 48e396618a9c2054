import type { ContainerEnd, PodBehaviour } from './pod-behaviour.ts';

/** Where the single container of a pod is in its life. Times are simulated epoch milliseconds. */
export interface ContainerLife {
  readonly stage:
    | { readonly kind: 'creating'; readonly sinceMs: number }
    | {
        readonly kind: 'unpullable';
        readonly sinceMs: number;
        readonly untilMs: number;
        readonly delayMs: number;
        readonly error: string;
      }
    | {
        /** A volume cannot be mounted, or the container not be made; the kubelet tries again with every sync. */
        readonly kind: 'unstartable';
        readonly why: 'mount' | 'config';
        readonly sinceMs: number;
        readonly untilMs: number;
        readonly error: string;
      }
    | { readonly kind: 'running'; readonly sinceMs: number; readonly unready: string | null }
    | { readonly kind: 'backoff'; readonly untilMs: number; readonly delayMs: number }
    | { readonly kind: 'ended'; readonly end: PastRun };
  readonly restarts: number;
  /** Ends in a row, without ten quiet minutes between them: the exponent of the back-off. */
  readonly crashes: number;
  readonly lastEnd: PastRun | null;
}

export interface PastRun extends ContainerEnd {
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
}

export type RestartPolicy = 'Always' | 'OnFailure' | 'Never';

const createMs = 700;
const firstBackoffMs = 10_000;
const longestBackoffMs = 300_000;
const quietMs = 600_000;
const syncMs = 8000;

export const notStarted = 'the container has not passed its readiness probe yet';

export function newLife(nowMs: number): ContainerLife {
  return { stage: { kind: 'creating', sinceMs: nowMs }, restarts: 0, crashes: 0, lastEnd: null };
}

/**
 * The next moment of a container: created, ready after its start-up, ended, and restarted at once the first time, then
 * after 10 s, 20 s, 40 s … up to 5 minutes, as the kubelet backs off; so are the attempts to pull an image. Where the
 * policy does not restart it, its end is the end.
 */
export function advanceLife(
  life: ContainerLife,
  behaviour: PodBehaviour,
  nowMs: number,
  policy: RestartPolicy = 'Always',
): ContainerLife {
  const { stage } = life;
  switch (stage.kind) {
    case 'creating':
      return nowMs - stage.sinceMs < createMs ? life : { ...life, stage: pulled(behaviour, nowMs, firstBackoffMs) };
    case 'unstartable':
      return nowMs < stage.untilMs ? life : { ...life, stage: pulled(behaviour, nowMs, firstBackoffMs) };
    case 'unpullable': {
      const nextDelayMs = Math.min(longestBackoffMs, stage.delayMs * 2);
      return nowMs < stage.untilMs ? life : { ...life, stage: pulled(behaviour, nowMs, nextDelayMs) };
    }
    case 'backoff':
      return nowMs < stage.untilMs ? life : { ...life, stage: started(nowMs), restarts: life.restarts + 1 };
    case 'running': {
      const ranMs = nowMs - stage.sinceMs;
      if (behaviour.termination) {
        const end = { ...behaviour.termination, startedAtMs: stage.sinceMs, finishedAtMs: nowMs };
        const isFinal = policy === 'Never' || (policy === 'OnFailure' && end.exitCode === 0);
        return isFinal ? { ...life, stage: { kind: 'ended', end } } : restarted(life, end, ranMs, nowMs);
      }
      const unready = ranMs < behaviour.startupMs ? notStarted : behaviour.unready;
      return stage.unready === unready ? life : { ...life, stage: { ...stage, unready } };
    }
    case 'ended':
      return life;
  }
}

function restarted(life: ContainerLife, lastEnd: PastRun, ranMs: number, nowMs: number): ContainerLife {
  const crashes = (ranMs > quietMs ? 0 : life.crashes) + 1;
  if (crashes === 1) return { stage: started(nowMs), restarts: life.restarts + 1, crashes, lastEnd };
  const delayMs = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (crashes - 2));
  return { ...life, stage: { kind: 'backoff', untilMs: nowMs + delayMs, delayMs }, crashes, lastEnd };
}

function pulled(behaviour: PodBehaviour, nowMs: number, delayMs: number): ContainerLife['stage'] {
  const { mountError = null, imagePullError = null, configError = null } = behaviour;
  const untilMs = nowMs + syncMs;
  if (mountError !== null) return { kind: 'unstartable', why: 'mount', sinceMs: nowMs, untilMs, error: mountError };
  if (imagePullError !== null) {
    return { kind: 'unpullable', sinceMs: nowMs, untilMs: nowMs + delayMs, delayMs, error: imagePullError };
  }
  if (configError !== null) return { kind: 'unstartable', why: 'config', sinceMs: nowMs, untilMs, error: configError };
  return started(nowMs);
}

function started(nowMs: number): ContainerLife['stage'] {
  return { kind: 'running', sinceMs: nowMs, unready: notStarted };
}
