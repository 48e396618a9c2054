import { readdir, readFile } from 'node:fs/promises';
import { loadRunbooks } from '#runbooks/reading/load-runbooks.ts';
import type { RehearsalCase } from '#runbooks/rehearsal/case-schema.ts';
import { readCases } from '#runbooks/rehearsal/read-cases.ts';
import { formatProblem } from '#runbooks/reading/runbook-problem.ts';
import type { Runbook } from '#runbooks/runbook.ts';

const folder = 'runbooks/library';

export interface LibraryCase {
  readonly title: string;
  readonly runbook: Runbook;
  readonly case: RehearsalCase;
}

/** Every case of the bundled library; a file that cannot be read fails the test with its problems. */
export async function libraryCases(): Promise<readonly LibraryCase[]> {
  const { runbooks } = await loadRunbooks(folder);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.test.yml')).toSorted();
  const found: LibraryCase[] = [];
  for (const file of files) {
    const read = readCases(await readFile(`${folder}/${file}`, 'utf8'), file);
    if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'));
    const name = read.runbook ?? file.replace('.test.yml', '');
    const runbook = runbooks.find((one) => one.name === name);
    if (runbook === undefined) throw new Error(`${file}: there is no sound runbook ${name}`);
    found.push(...read.cases.map((one) => ({ title: `${name}: ${one.name}`, runbook, case: one })));
  }
  return found;
}
