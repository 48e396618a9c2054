import { parseFieldPath, valueAtField } from './field-path.ts';
import { flatten } from '#runbooks/flow.ts';
import type { LintedStep } from '#runbooks/lint-rules/lint-rule.ts';
import { lintRules } from '#runbooks/lint-rules/table.ts';
import { placeProblems } from './place-problems.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { RunbookProblem } from './runbook-problem.ts';
import { readYaml } from './yaml-source.ts';

/** What is sound in a runbook and all the same likely to be regretted, in the order of its text. Nothing refuses it for that. */
export function runbookWarnings(runbook: Runbook): readonly RunbookProblem[] {
  const yaml = readYaml(runbook.source);
  if (!yaml.ok) throw new Error(`${runbook.file} was read before and is no YAML now`);
  const { value } = yaml.source;
  const single = !Array.isArray(valueAtField(value, ['verify']));
  // A single block under verify is the first of a list to us, and has no index in the text.
  const inText = (path: readonly (string | number)[]): readonly (string | number)[] =>
    single && path[0] === 'verify' ? ['verify', ...path.slice(2)] : path;
  const steps = flatten(runbook).flatMap(({ path, step, list }): readonly LintedStep[] => {
    const written = valueAtField(value, inText(parseFieldPath(path) ?? []));
    // The steps of a called runbook stand in a text of their own.
    if (typeof written !== 'object' || written === null) return [];
    return [{ step, list, written: written as Readonly<Record<string, unknown>> }];
  });
  const found = Object.values(lintRules).flatMap((rule) => rule({ runbook, steps }));
  return placeProblems(
    found.map((one) => ({ ...one, path: inText(one.path) })),
    yaml.source,
    runbook.file,
  );
}
