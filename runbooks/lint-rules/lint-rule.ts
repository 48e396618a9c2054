import type { Runbook, Step } from '#runbooks/runbook.ts';
import type { FieldProblem } from '#runbooks/reading/schema-problems.ts';

/** A runbook that is sound, as a rule looks at it. */
export interface LintSubject {
  readonly runbook: Runbook;
  /** Every step that stands in the runbook's own text, what it holds included, in the order of the text. */
  readonly steps: readonly LintedStep[];
}

export interface LintedStep {
  readonly step: Step;
  /** The list that holds it: `steps`, `if_true`, `on_failure`, `undo`, `verify`, … */
  readonly list: string;
  /** The step as it is written. */
  readonly written: Readonly<Record<string, unknown>>;
}

/** Finds what is sound and all the same likely to be regretted. */
export type LintRule = (subject: LintSubject) => readonly FieldProblem[];
