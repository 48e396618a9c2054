import type { AlertClass } from '#domain/classification.ts';
import type { AlertContext, HistoryRecord } from '#domain/history.ts';
import type { Severity } from '#domain/severity.ts';
import type { AlertText } from '#ml/alert-text.ts';

/** An alert as it comes in a line of a file, whatever shape it had there. */
export interface AlertLine {
  /** The line's own; null where it has none. */
  readonly id: string | null;
  readonly alert: AlertText;
  /** What was known around it; null where the line does not say. */
  readonly context: AlertContext | null;
  readonly severityHint: Severity | null;
  /** How far it reached; null where the line does not say. */
  readonly reach: HistoryRecord['reach'] | null;
  /** The class that people confirmed; null where the line does not say. */
  readonly label: AlertClass | null;
}

/** What is wrong with a line: the field (a path of names, empty for the line as a whole) and how to mend it. */
export interface LineProblem {
  readonly field: string;
  readonly message: string;
}
