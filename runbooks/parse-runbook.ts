import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { checkHeader, headerNames, namesAtStart } from './check-header.ts';
import { checkSteps } from './check-steps.ts';
import { sayFieldPath } from './field-path.ts';
import { readSteps } from './read-steps.ts';
import { derivedRisk, riskProblem } from './risk.ts';
import type { Runbook, Step } from './runbook.ts';
import type { RunbookProblem } from './runbook-problem.ts';
import { runbookSchema } from './schema.ts';
import { type FieldProblem, schemaProblems } from './schema-problems.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

export type ParsedRunbook =
  | { readonly ok: true; readonly runbook: Runbook }
  | { readonly ok: false; readonly problems: readonly RunbookProblem[] };

export interface ParseOptions {
  /** Names that the service catalogue sets here beyond those of `runFacts`. */
  readonly catalogue?: readonly string[];
}

export const largestRunbookBytes = 256 * 1024;
const mostProblems = 100;

/** Reads one runbook. Everything wrong with it is reported at once, in the order of the text. */
export function parseRunbook(text: string, file: string, options: ParseOptions = {}): ParsedRunbook {
  const bytes = Buffer.byteLength(text);
  if (bytes > largestRunbookBytes) {
    const message = `the file has ${bytes} bytes, more than the ${largestRunbookBytes} a runbook may have`;
    return {
      ok: false,
      problems: [{ file, line: 1, column: 1, path: '', message, fix: 'split it into several runbooks' }],
    };
  }
  const yaml = readYaml(text);
  if (!yaml.ok) {
    return {
      ok: false,
      problems: yaml.problems.map(({ line, column, message, fix }) => ({ file, line, column, path: '', message, fix })),
    };
  }
  const { value } = yaml.source;
  const read = runbookSchema.safeParse(value);
  const steps = readSteps(typeof value === 'object' && value !== null && 'steps' in value ? value.steps : null, [
    'steps',
  ]);
  const header = headerNames(value);
  const scope = namesAtStart(header, options.catalogue ?? []);
  const found: FieldProblem[] = [
    ...(read.success
      ? riskProblem(read.data.risk ?? null, steps.steps)
      : schemaProblems(read.error.issues, value, [], Object.keys(runbookSchema.shape))),
    ...checkHeader(header, scope),
    ...steps.problems,
    ...checkSteps(steps.steps, scope),
  ];
  if (found.length > 0 || !read.success) return { ok: false, problems: place(found, yaml.source, file) };
  return { ok: true, runbook: build(read.data, steps.steps, text, file) };
}

function build(header: z.infer<typeof runbookSchema>, steps: readonly Step[], source: string, file: string): Runbook {
  const { name, description, inputs, vars, trigger } = header;
  const { classification } = trigger;
  return {
    name,
    description,
    file,
    source,
    hash: createHash('sha256').update(source).digest('hex'),
    trigger: {
      classifications: typeof classification === 'string' ? [classification] : classification,
      servicePatterns: trigger.service_pattern?.split('|').map((glob) => glob.trim()) ?? null,
      condition: trigger.condition ?? null,
    },
    risk: header.risk ?? derivedRisk(steps),
    autonomy: header.autonomy ?? null,
    inputs,
    vars,
    steps,
  };
}

function place(found: readonly FieldProblem[], source: YamlSource, file: string): readonly RunbookProblem[] {
  const placed = found.map(({ path, at, offset, message, fix }): RunbookProblem => {
    const { line, column } = offset === undefined ? source.locate(path, at) : source.locateInText(path, offset);
    return { file, line, column, path: sayFieldPath(path), message, fix };
  });
  placed.sort((a, b) => a.line - b.line || a.column - b.column);
  if (placed.length <= mostProblems) return placed;
  const left = placed.length - mostProblems;
  const more = {
    file,
    line: 1,
    column: 1,
    path: '',
    message: `${left} more problems are not shown`,
    fix: 'fix these first',
  };
  return [...placed.slice(0, mostProblems), more];
}
