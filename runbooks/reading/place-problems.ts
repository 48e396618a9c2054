import { sayFieldPath } from './field-path.ts';
import type { RunbookProblem } from './runbook-problem.ts';
import type { FieldProblem } from './schema-problems.ts';
import type { YamlSource } from './yaml-source.ts';

const mostProblems = 100;

/** Gives each problem its line and column, in the order of the text; of more than 100 the rest is only counted. */
export function placeProblems(
  found: readonly FieldProblem[],
  source: YamlSource,
  file: string,
): readonly RunbookProblem[] {
  const placed = found.map(({ path, at, offset, message, fix }): RunbookProblem => {
    const { line, column } = offset === undefined ? source.locate(path, at) : source.locateInText(path, offset);
    return { file, line, column, path: sayFieldPath(path), message, fix };
  });
  placed.sort((a, b) => a.line - b.line || a.column - b.column);
  if (placed.length <= mostProblems) return placed;
  const message = `${placed.length - mostProblems} more problems are not shown`;
  const more = { file, line: 1, column: 1, path: '', message, fix: 'fix these first' };
  return [...placed.slice(0, mostProblems), more];
}
