import type { Clock } from '#domain/clock.ts';
import type { Deps, Log } from '#incidents/deps.ts';

/** One gesture of a person and how it went, for metrics and tests. */
export interface GestureReport {
  readonly kind: 'command' | 'action' | 'modal';
  /** `/incident`, `approval.approve`, … */
  readonly name: string;
  readonly person: string;
  /** From receipt to the last answer. */
  readonly tookMs: number;
  readonly failed: boolean;
}

/** What the listeners of every gesture share. */
export interface GestureTools {
  readonly deps: Deps;
  readonly clock: Clock;
  readonly log: Log;
  /** How long the work may take before the gesture is acknowledged without its result; well below Slack's 3 s. */
  readonly patienceMs: number;
  /** Gestures being worked on, so that stopping can wait for them. */
  readonly underWay: Set<Promise<unknown>>;
  readonly afterGesture: (report: GestureReport) => void;
}
