/** One thing wrong with a runbook's text, where it is, and what to do about it. */
export interface RunbookProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** The field's address, e.g. `steps[1].if_true[0].condition`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** `file:line:column: path: message. Fix.`, as editors and terminals make a link of it. */
export function formatProblem(problem: RunbookProblem): string {
  const where = `${problem.file}:${problem.line}:${problem.column}`;
  const what = problem.path === '' ? problem.message : `${problem.path}: ${problem.message}`;
  return problem.fix === '' ? `${where}: ${what}` : `${where}: ${what} (${problem.fix})`;
}
