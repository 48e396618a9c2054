import type { StoredAlert } from '#domain/alert.ts';
import { worseSeverity, type Severity } from '#domain/severity.ts';

/** The worst that the senders of these alerts said; null where none said anything. */
export function worstHint(alerts: readonly Pick<StoredAlert, 'severityHint'>[]): Severity | null {
  const hints = alerts.flatMap(({ severityHint }) => severityHint ?? []);
  return hints.length === 0 ? null : hints.reduce(worseSeverity);
}
