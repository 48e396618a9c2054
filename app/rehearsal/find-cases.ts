import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { loadRunbooks, type LoadOptions } from '#runbooks/reading/load-runbooks.ts';
import { readCases } from '#runbooks/rehearsal/read-cases.ts';
import type { RehearsalCase } from '#runbooks/rehearsal/case-schema.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { RunbookProblem } from '#runbooks/reading/runbook-problem.ts';

/** The cases of one file, with the runbook they are about. */
export interface CaseFile {
  readonly file: string;
  readonly runbook: Runbook;
  readonly cases: readonly RehearsalCase[];
}

export interface FoundCases {
  readonly files: readonly CaseFile[];
  /** What keeps a file from being rehearsed: it, or its runbook. */
  readonly problems: readonly RunbookProblem[];
}

export type Found = ({ readonly ok: true } & FoundCases) | { readonly ok: false; readonly message: string };

/**
 * Finds the test files that paths mean: one itself (`*.test.yml`), the one beside a runbook, or all of a folder. Their
 * runbooks are those of the same folder.
 */
export async function findCases(paths: readonly string[], options: LoadOptions): Promise<Found> {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (found === null) return { ok: false, message: `${path}: there is no such file or folder` };
    if (found.isDirectory()) {
      const names = (await readdir(path)).filter(isTestFile).sort();
      if (names.length === 0) return { ok: false, message: `${path}: there is no *.test.yml in this folder` };
      files.push(...names.map((name) => join(path, name)));
      continue;
    }
    const file = isTestFile(path) ? path : path.replace(/\.ya?ml$/, '.test.yml');
    if (file === path && !isTestFile(path)) return { ok: false, message: `${path}: name a *.test.yml or its runbook` };
    if (!(await stat(file).catch(() => null))) return { ok: false, message: `${file}: there is no such file` };
    files.push(join(file));
  }
  const read = await Promise.all([...new Set(files)].map((file) => readCaseFile(file, options)));
  return { ok: true, files: read.flatMap((one) => one.files), problems: read.flatMap((one) => one.problems) };
}

async function readCaseFile(file: string, options: LoadOptions): Promise<FoundCases> {
  const read = readCases(await readFile(file, 'utf8'), file);
  if (!read.ok) return { files: [], problems: read.problems };
  const name = read.runbook ?? basename(file).replace(/\.test\.ya?ml$/, '');
  const { runbooks, problems } = await loadRunbooks(dirname(file), options);
  const runbook = runbooks.find((one) => one.name === name);
  if (runbook !== undefined) return { files: [{ file, runbook, cases: read.cases }], problems: [] };
  const own = problems.filter((one) => basename(one.file).replace(/\.ya?ml$/, '') === name);
  const message = `there is no sound runbook ${name} in ${dirname(file)}`;
  const fix = 'name it under runbook, and see what firebreak lint says of it';
  return { files: [], problems: [{ file, line: 1, column: 1, path: 'runbook', message, fix }, ...own] };
}

function isTestFile(name: string): boolean {
  return /\.test\.ya?ml$/.test(name);
}
