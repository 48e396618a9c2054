import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { largestRunbookBytes, parseRunbook, type ParseOptions } from './parse-runbook.ts';
import type { Runbook } from './runbook.ts';
import type { RunbookProblem } from './runbook-problem.ts';

export interface LoadedRunbooks {
  /** The sound ones, by name. */
  readonly runbooks: readonly Runbook[];
  /** Everything wrong with the others. */
  readonly problems: readonly RunbookProblem[];
}

/**
 * Reads every *.yml and *.yaml of a folder (not of folders within it), in the order of their names. A file that cannot
 * be read is a problem like any other. Of two runbooks with one name the first is kept and the second reported.
 */
export async function loadRunbooks(folder: string, options: ParseOptions = {}): Promise<LoadedRunbooks> {
  const problems: RunbookProblem[] = [];
  const byName = new Map<string, Runbook>();
  for (const file of await runbookFiles(folder, problems)) {
    const text = await readText(file, problems);
    if (text === null) continue;
    const parsed = parseRunbook(text, file, options);
    if (!parsed.ok) {
      problems.push(...parsed.problems);
      continue;
    }
    const first = byName.get(parsed.runbook.name);
    if (first === undefined) byName.set(parsed.runbook.name, parsed.runbook);
    else {
      const line = parsed.runbook.source.split('\n').findIndex((one) => /^\s*["']?name["']?\s*:/.test(one)) + 1;
      const message = `the name "${first.name}" is taken by ${first.file}`;
      problems.push({ file, line: Math.max(1, line), column: 1, path: 'name', message, fix: 'rename one of the two' });
    }
  }
  const runbooks = [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { runbooks, problems };
}

async function runbookFiles(folder: string, problems: RunbookProblem[]): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    problems.push(unreadable(folder, error, 'name a folder that exists and may be read'));
    return [];
  }
}

async function readText(file: string, problems: RunbookProblem[]): Promise<string | null> {
  try {
    const { size } = await stat(file);
    if (size > largestRunbookBytes) {
      const message = `the file has ${size} bytes, more than the ${largestRunbookBytes} a runbook may have`;
      problems.push({ file, line: 1, column: 1, path: '', message, fix: 'split it into several runbooks' });
      return null;
    }
    return await readFile(file, 'utf8');
  } catch (error) {
    problems.push(unreadable(file, error, 'make it a file that may be read'));
    return null;
  }
}

function unreadable(file: string, error: unknown, fix: string): RunbookProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return { file, line: 1, column: 1, path: '', message: `cannot be read: ${reason}`, fix };
}
