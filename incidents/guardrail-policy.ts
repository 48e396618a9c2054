import type { Severity } from '#domain/severity.ts';

/**
 * The limits that the owners set to every change, whatever runbook makes it. Patterns of namespaces are read by
 * rules/guardrails/namespace-pattern.ts.
 */
export interface GuardrailPolicy {
  readonly protectedNamespaces: readonly ProtectedNamespaces[];
  /** Where no line fits, every action is allowed. */
  readonly allowedActions: readonly AllowedActions[];
  readonly freezeWindows: readonly FreezeWindow[];
  readonly budget: Budget;
  /** How long a target rests between the changes of two runs; 0 for not at all. */
  readonly cooldownMs: number;
  /** How much of a target's pods one change may take away at once, 1–100; a single pod may always go. */
  readonly maxPodsPercent: number;
}

/** Namespaces in which nothing is changed. */
export interface ProtectedNamespaces {
  readonly namespaces: string;
  /** Actions that are allowed there all the same. */
  readonly exceptActions: readonly string[];
}

/** Namespaces in which only the listed actions are allowed; an empty list allows none. */
export interface AllowedActions {
  readonly namespaces: string;
  readonly actions: readonly string[];
}

/** A time in which nothing is changed. */
export interface FreezeWindow {
  readonly name: string;
  readonly span: FreezeSpan;
  /** Patterns; null for everything, also what belongs to no namespace. */
  readonly namespaces: readonly string[] | null;
  /** Incidents of these severities are worked on all the same. */
  readonly exceptSeverities: readonly Severity[];
  readonly onFreeze: 'wait' | 'refuse';
}

/** Once, from one instant until just before another, or every week. */
export type FreezeSpan =
  | { readonly kind: 'once'; readonly from: Date; readonly to: Date }
  | ({ readonly kind: 'weekly' } & WeeklySpan);

/** From one time of day until just before another, beginning on each of the days; past midnight when `to` is not later. */
export interface WeeklySpan {
  readonly days: readonly Weekday[];
  /** Minutes since midnight on the clocks of the time zone, 0–1439. */
  readonly fromMinutes: number;
  /** Minutes since midnight, 0–1440. Never the same time of day as `fromMinutes`, but for a whole day: 0 to 1440. */
  readonly toMinutes: number;
  /** IANA name, e.g. `Europe/Vienna`. */
  readonly timezone: string;
}

/** From Sunday, as `Date.getDay` counts. */
export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof weekdays)[number];

/** How much all runbooks together may change within any span of `windowMs`; null for as much as they want. */
export interface Budget {
  readonly windowMs: number;
  readonly perTarget: number | null;
  readonly perNamespace: number | null;
  readonly perCluster: number | null;
  /** Pods taken away or replaced. */
  readonly podsPerNamespace: number | null;
  readonly podsPerCluster: number | null;
  readonly whenSpent: 'wait' | 'refuse';
}
