import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { accessNeeded } from '#runbooks/access-needed.ts';
import { isRunbookFile, loadRunbooks, type LoadOptions } from '#runbooks/reading/load-runbooks.ts';
import { runbookWarnings } from '#runbooks/reading/runbook-warnings.ts';
import type { RunbookProblem } from '#runbooks/reading/runbook-problem.ts';
import type { AccessNeed } from '#runbooks/step-type.ts';

/** A problem of the severity `error` keeps a runbook from being loaded, a `warning` does not. */
export interface LintFinding extends RunbookProblem {
  readonly severity: 'error' | 'warning';
}

export interface LintReport {
  /** How many files were looked at. */
  readonly checked: number;
  readonly problems: readonly LintFinding[];
  /** What each sound runbook must be allowed to do in the cluster. */
  readonly access: readonly { readonly runbook: string; readonly needs: readonly AccessNeed[] }[];
}

export type Linted =
  | { readonly ok: true; readonly report: LintReport }
  /** One of the paths is no runbook's: what is wrong with it, in one line. */
  | { readonly ok: false; readonly message: string };

/**
 * Looks through runbook files and whole folders of them. A runbook is judged as an installation would that loads its
 * folder: it may call those beside it, and of two with one name the second is at fault.
 */
export async function lintFiles(paths: readonly string[], options: LoadOptions): Promise<Linted> {
  const wanted = new Map<string, Set<string> | 'all'>();
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (found === null) return { ok: false, message: `${path}: there is no such file or folder` };
    if (found.isDirectory()) {
      wanted.set(join(path), 'all');
      continue;
    }
    if (!isRunbookFile(basename(path))) {
      return { ok: false, message: `${path}: a runbook's file ends in .yml or .yaml (and not in .test.yml)` };
    }
    const folder = dirname(path);
    const files = wanted.get(folder) ?? new Set();
    if (files !== 'all') wanted.set(folder, files.add(join(folder, basename(path))));
  }
  const reports = await Promise.all([...wanted].map(([folder, files]) => lintFolder(folder, files, options)));
  return {
    ok: true,
    report: {
      checked: reports.reduce((sum, one) => sum + one.checked, 0),
      problems: reports.flatMap((one) => one.problems),
      access: reports.flatMap((one) => one.access),
    },
  };
}

async function lintFolder(
  folder: string,
  files: ReadonlySet<string> | 'all',
  options: LoadOptions,
): Promise<LintReport> {
  const loaded = await loadRunbooks(folder, options);
  const isWanted = ({ file }: { readonly file: string }): boolean => files === 'all' || files.has(file);
  const runbooks = loaded.runbooks.filter(isWanted);
  const errors = loaded.problems.filter(isWanted).map((one) => ({ ...one, severity: 'error' as const }));
  const warnings = runbooks.flatMap(runbookWarnings).map((one) => ({ ...one, severity: 'warning' as const }));
  return {
    checked: new Set([...runbooks, ...errors].map(({ file }) => file)).size,
    problems: [...errors, ...warnings].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
    access: runbooks.map((runbook) => ({ runbook: runbook.name, needs: accessNeeded(runbook) })),
  };
}
