import { placeProblems } from '#runbooks/reading/place-problems.ts';
import type { RunbookProblem } from '#runbooks/reading/runbook-problem.ts';
import { schemaProblems } from '#runbooks/reading/schema-problems.ts';
import { readYaml } from '#runbooks/reading/yaml-source.ts';
import { type RehearsalCase, testFileSchema } from './case-schema.ts';

export type CasesRead =
  | { readonly ok: true; readonly runbook: string | null; readonly cases: readonly RehearsalCase[] }
  | { readonly ok: false; readonly problems: readonly RunbookProblem[] };

/** Reads a file of rehearsals. Everything wrong with it is reported at once, with line and column. */
export function readCases(text: string, file: string): CasesRead {
  const yaml = readYaml(text);
  if (!yaml.ok) return { ok: false, problems: yaml.problems.map((one) => ({ file, path: '', ...one })) };
  const { source } = yaml;
  const read = testFileSchema.safeParse(source.value);
  if (read.success) return { ok: true, runbook: read.data.runbook ?? null, cases: read.data.cases };
  const known = Object.keys(testFileSchema.shape);
  return {
    ok: false,
    problems: placeProblems(schemaProblems(read.error.issues, source.value, [], known), source, file),
  };
}
