import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { checkApprovers } from './check-approvers.ts';
import { checkHeader, checkOutputs, headerNames, namesAtStart } from './check-header.ts';
import { checkSteps } from './check-steps.ts';
import { flatten } from '#runbooks/flow.ts';
import { placeProblems } from './place-problems.ts';
import { readSteps, readVerify } from './read-steps.ts';
import { derivedRisk, riskProblem } from './risk.ts';
import type { Runbook, Step } from '#runbooks/runbook.ts';
import type { RunbookProblem } from './runbook-problem.ts';
import { runbookSchema } from '#runbooks/schema.ts';
import { type FieldProblem, schemaProblems } from './schema-problems.ts';
import { readYaml } from './yaml-source.ts';

export type ParsedRunbook =
  | { readonly ok: true; readonly runbook: Runbook }
  | { readonly ok: false; readonly problems: readonly RunbookProblem[] };

export interface ParseOptions {
  /** Names that the service catalogue sets here beyond those of `runFacts`. */
  readonly catalogue?: readonly string[];
  /** The roles that approvers may be named by; without them every role is believed. */
  readonly roles?: readonly string[];
  /** The text was checked before, when it was pinned: names are believed, as what they name may be gone since. */
  readonly checkedBefore?: boolean;
  /** Runbooks that may be called, by name; without it every call is believed. */
  readonly shelf?: ReadonlyMap<string, Runbook>;
  /** Names of runbooks that are there and cannot be called, having problems of their own. */
  readonly unsound?: ReadonlySet<string>;
}

export const largestRunbookBytes = 256 * 1024;

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
  const shelf = { runbooks: options.shelf ?? null, ...(options.unsound && { unsound: options.unsound }) };
  const steps = readSteps(fieldOf(value, 'steps'), ['steps'], shelf);
  const verify = readVerify(fieldOf(value, 'verify'), shelf);
  const header = headerNames(value);
  const scope = namesAtStart(header, options.catalogue ?? []);
  const checked = checkSteps(steps.steps, scope);
  const verified = checkSteps(verify.steps, checked.scope);
  const named: FieldProblem[] = [
    ...checkHeader(header, scope),
    ...checked.problems,
    ...verifyInText(verified.problems, value),
    ...checkOutputs(header.outputs, verified.scope),
    ...(options.roles === undefined ? [] : checkApprovers(value, steps.steps, options.roles)),
  ];
  const found: FieldProblem[] = [
    ...(read.success
      ? riskProblem(read.data.risk ?? null, steps.steps)
      : schemaProblems(read.error.issues, value, [], Object.keys(runbookSchema.shape))),
    ...steps.problems,
    ...verifyInText(verify.problems, value),
    ...(options.checkedBefore === true ? [] : named),
  ];
  if (found.length > 0 || !read.success) return { ok: false, problems: placeProblems(found, yaml.source, file) };
  return { ok: true, runbook: build(read.data, { steps: steps.steps, verify: verify.steps }, text, file, options) };
}

function build(
  header: z.infer<typeof runbookSchema>,
  read: { readonly steps: readonly Step[]; readonly verify: readonly Step[] },
  source: string,
  file: string,
  options: ParseOptions,
): Runbook {
  const { name, description, inputs, vars, trigger, approval, outputs } = header;
  const { classification } = trigger;
  const calledSources = calledSourcesOf(read.steps, options.shelf);
  return {
    name,
    description,
    file,
    source,
    hash: hashOf(source, calledSources),
    calledSources,
    trigger: {
      classifications: typeof classification === 'string' ? [classification] : classification,
      servicePatterns: trigger.service_pattern?.split('|').map((glob) => glob.trim()) ?? null,
      condition: trigger.condition ?? null,
    },
    risk: header.risk ?? derivedRisk(read.steps),
    autonomy: header.autonomy ?? null,
    approval: {
      approvers: approval?.approvers ?? null,
      quorum: approval?.quorum ?? null,
      excludeRequester: approval?.exclude_requester ?? null,
    },
    outputs,
    ...read,
    inputs,
    vars,
  };
}

/** A single block under verify is the first of a list to us, and has no index in the text. */
function verifyInText(problems: readonly FieldProblem[], value: unknown): readonly FieldProblem[] {
  if (Array.isArray(fieldOf(value, 'verify'))) return problems;
  return problems.map((one) => ({ ...one, path: ['verify', ...one.path.slice(2)] }));
}

/** The texts of all runbooks that steps call, with those that these call. */
function calledSourcesOf(
  steps: readonly Step[],
  shelf: ReadonlyMap<string, Runbook> | undefined,
): Readonly<Record<string, string>> {
  const sources: Record<string, string> = {};
  for (const { step } of flatten({ steps, verify: [] })) {
    const called = step.body.calls === null ? undefined : shelf?.get(step.body.calls.runbook);
    if (called !== undefined) Object.assign(sources, { [called.name]: called.source }, called.calledSources);
  }
  return sources;
}

function hashOf(source: string, called: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256').update(source);
  for (const name of Object.keys(called).sort()) hash.update(`\0${name}\0${called[name] ?? ''}`);
  return hash.digest('hex');
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
