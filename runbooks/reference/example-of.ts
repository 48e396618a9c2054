import { parseFieldPath, valueAtField } from '#runbooks/reading/field-path.ts';
import { flatten } from '#runbooks/flow.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import { readYaml } from '#runbooks/reading/yaml-source.ts';

/** A step as it stands in a runbook. */
export interface Example {
  readonly runbook: string;
  /** YAML, not indented. */
  readonly text: string;
}

type Written = Readonly<Record<string, unknown>>;
type Wanted = (step: Written) => boolean;

const longest = 24;

/** The shortest step of some runbooks that is wanted, in its author's own words; null where there is none. */
export function exampleOf(runbooks: readonly Runbook[], wanted: Wanted): Example | null {
  const found = runbooks
    .flatMap((runbook) => examplesIn(runbook, wanted))
    .filter(({ text }) => text.split('\n').length <= longest)
    .toSorted((a, b) => a.text.length - b.text.length || (a.runbook < b.runbook ? -1 : 1));
  return found[0] ?? null;
}

function examplesIn(runbook: Runbook, wanted: Wanted): readonly Example[] {
  const yaml = readYaml(runbook.source);
  if (!yaml.ok) return [];
  const { value, locate } = yaml.source;
  return flatten({ steps: runbook.steps, verify: [] }).flatMap(({ path }) => {
    const place = parseFieldPath(path) ?? [];
    const step = valueAtField(value, place);
    if (typeof step !== 'object' || step === null || !wanted(step as Written)) return [];
    const { line, column } = locate(place);
    const text = cutOut(runbook.source.split('\n'), line - 1, column - 1);
    return text === null ? [] : [{ runbook: runbook.name, text }];
  });
}

/** The lines of a list's item whose first field begins at a column, the dash before it; null when it stands on one line in braces. */
function cutOut(lines: readonly string[], first: number, column: number): string | null {
  const begin = lines[first] ?? '';
  if (!/^\s*- $/.test(begin.slice(0, column))) return null;
  const rest = lines.slice(first + 1);
  const end = rest.findIndex((line) => line.trim() !== '' && line.search(/\S/) < column);
  const own = [begin, ...rest.slice(0, end === -1 ? rest.length : end)];
  return own
    .map((line) => line.slice(column - 2))
    .join('\n')
    .trimEnd();
}
