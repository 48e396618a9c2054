import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Draft, draftOf, loadOrder } from './load-order.ts';
import { largestRunbookBytes, parseRunbook, type ParseOptions } from './parse-runbook.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { RunbookProblem } from './runbook-problem.ts';

export interface LoadedRunbooks {
  /** The sound ones, by name. */
  readonly runbooks: readonly Runbook[];
  /** Everything wrong with the others. */
  readonly problems: readonly RunbookProblem[];
}

/**
 * Reads every *.yml and *.yaml of a folder (not of folders within it, and not the *.test.yml, which hold test cases). A
 * file that cannot be read is a problem like any other. Of two runbooks with one name the first by file name is kept and the second reported. A runbook may call those
 * of the same folder.
 */
export async function loadRunbooks(folder: string, options: LoadOptions = {}): Promise<LoadedRunbooks> {
  const problems: RunbookProblem[] = [];
  const drafts: Draft[] = [];
  for (const file of await runbookFiles(folder, problems)) {
    const text = await readText(file, problems);
    if (text !== null) drafts.push(draftOf(file, text));
  }
  const read = readDrafts(drafts, options);
  return { runbooks: read.runbooks, problems: [...problems, ...read.problems] };
}

export type LoadOptions = Omit<ParseOptions, 'shelf' | 'unsound'>;

/** Reads runbooks that may call one another, each after those it calls. */
export function readDrafts(drafts: readonly Draft[], options: LoadOptions): LoadedRunbooks {
  const problems: RunbookProblem[] = [];
  const { drafts: ordered, cycles } = loadOrder(drafts);
  const shelf = new Map<string, Runbook>();
  const unsound = new Set<string>();
  for (const draft of ordered) {
    const cycle = cycles.get(draft);
    if (cycle !== undefined) {
      unsound.add(draft.name ?? '');
      const message = `it calls itself: ${cycle.join(' → ')}`;
      problems.push(problemAt(draft, 'runbook', message, 'take one of the calls out'));
      continue;
    }
    const parsed = parseRunbook(draft.text, draft.file, { ...options, shelf, unsound });
    if (!parsed.ok) {
      unsound.add(draft.name ?? '');
      problems.push(...parsed.problems);
      continue;
    }
    const first = shelf.get(parsed.runbook.name);
    if (first === undefined) shelf.set(parsed.runbook.name, parsed.runbook);
    else
      problems.push(
        problemAt(draft, 'name', `the name "${first.name}" is taken by ${first.file}`, 'rename one of the two'),
      );
  }
  return { runbooks: [...shelf.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), problems };
}

function problemAt({ file, text }: Draft, key: string, message: string, fix: string): RunbookProblem {
  const line = text.split('\n').findIndex((one) => new RegExp(`^[\\s-]*["']?${key}["']?\\s*:`).test(one)) + 1;
  return { file, line: Math.max(1, line), column: 1, path: key, message, fix };
}

/** Whether a file of this name holds a runbook, as far as its name says. */
export function isRunbookFile(name: string): boolean {
  return /\.ya?ml$/.test(name) && !/\.test\.ya?ml$/.test(name) && !name.startsWith('.');
}

async function runbookFiles(folder: string, problems: RunbookProblem[]): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => isRunbookFile(name))
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
