import type { StoredAlert } from '#domain/alert.ts';

/** What is known when a firing alert looks for its incident. */
export interface CorrelationFacts {
  /** An open incident that already holds this alert. */
  readonly withFingerprint: number | null;
  /** An incident with this alert that was resolved within the correlation window. */
  readonly recentlyResolved: number | null;
  /** Open incidents of the same service whose latest alert is recent, newest first. */
  readonly ofService: readonly number[];
}

export type Correlation =
  | { readonly kind: 'attach'; readonly incident: number; readonly reason: string }
  | { readonly kind: 'reopen'; readonly incident: number; readonly reason: string }
  | { readonly kind: 'open'; readonly reason: string };

/** The rules in order; the first that holds decides, and its words go into the timeline. */
export function correlate(alert: StoredAlert, facts: CorrelationFacts): Correlation {
  if (facts.withFingerprint !== null) {
    return {
      kind: 'attach',
      incident: facts.withFingerprint,
      reason: 'the same alert is already part of this incident',
    };
  }
  if (facts.recentlyResolved !== null) {
    return {
      kind: 'reopen',
      incident: facts.recentlyResolved,
      reason: 'the same alert fired again shortly after it ended',
    };
  }
  const [ofService] = facts.ofService;
  if (alert.service !== null && ofService !== undefined) {
    return { kind: 'attach', incident: ofService, reason: `${alert.service} already has an open incident` };
  }
  return {
    kind: 'open',
    reason: alert.service === null ? 'no open incident holds this alert' : `${alert.service} had no open incident`,
  };
}
