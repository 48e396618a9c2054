import { z } from 'zod';
import { calledSteps, type CalledSteps, type Shelf } from './called-steps.ts';
import { type FieldPath, sayFieldPath } from './field-path.ts';
import type { RetryRule, Step } from '#runbooks/runbook.ts';
import { commonStepSchema } from '#runbooks/schema.ts';
import { type FieldProblem, schemaProblems, unknownWord } from './schema-problems.ts';
import { bodyOfSoundFields, commonKeys, divide, keysOf, readSound } from '#runbooks/step-fields.ts';
import type { StepBody, StepType } from '#runbooks/step-type.ts';
import { type StepTypeName, stepTypeNames, stepTypes } from '#runbooks/steps/table.ts';

const mostSteps = 500;
const deepestStep = 20;

export interface StepsRead {
  /** The steps as far as they could be read: to be run only when there are no problems. */
  readonly steps: readonly Step[];
  readonly problems: readonly FieldProblem[];
}

/** Reads a list of steps and all lists within it. Every step is judged by itself, so one mistake hides no other. */
export function readSteps(raw: unknown, path: FieldPath, shelf: Shelf): StepsRead {
  const reading: Reading = { left: mostSteps, problems: [], shelf };
  const steps = readList(raw, path, 1, reading);
  const { problems } = reading;
  if (reading.left < 0) {
    const message = `the runbook has more than ${mostSteps} steps`;
    problems.push({ path, at: 'key', message, fix: 'split it into several runbooks' });
  }
  return { steps, problems };
}

/**
 * Reads `verify`, one block or a list of them: each is a step of the type wait_until, whose `type` need not be said.
 */
export function readVerify(raw: unknown, shelf: Shelf): StepsRead {
  if (raw === undefined) return { steps: [], problems: [] };
  const blocks: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const typed = blocks.map((block) =>
    typeof block === 'object' && block !== null && !Array.isArray(block) ? { type: 'wait_until', ...block } : block,
  );
  const read = readSteps(typed, ['verify'], shelf);
  const problems = read.steps.flatMap((step, index): readonly FieldProblem[] => {
    if (step.type === 'wait_until') return [];
    const message = `is ${step.type}: only wait_until can verify`;
    return [{ path: ['verify', index, 'type'], at: 'value', message, fix: 'leave type out' }];
  });
  return { steps: read.steps, problems: [...read.problems, ...problems] };
}

interface Reading {
  /** How many more steps the runbook may have. */
  left: number;
  readonly problems: FieldProblem[];
  readonly shelf: Shelf;
}

function readList(raw: unknown, path: FieldPath, depth: number, reading: Reading): Step[] {
  if (!Array.isArray(raw)) return [];
  if (depth > deepestStep) {
    const message = `steps are nested more than ${deepestStep} levels deep`;
    reading.problems.push({ path, at: 'value', message, fix: 'split the runbook' });
    return [];
  }
  const steps: Step[] = [];
  for (const [index, one] of raw.entries()) {
    reading.left -= 1;
    if (reading.left < 0) return steps;
    const step = readStep(one, [...path, index], depth, reading);
    if (step !== null) steps.push(step);
  }
  return steps;
}

function readStep(raw: unknown, path: FieldPath, depth: number, reading: Reading): Step | null {
  const { problems } = reading;
  const fields = z.record(z.string(), z.unknown()).safeParse(raw);
  if (!fields.success) {
    problems.push({ path, at: 'value', message: 'a step must be a block of fields', fix: 'begin it with - type: …' });
    return null;
  }
  const type = typeName(fields.data['type']);
  if (type === null) {
    problems.push({ path: [...path, 'type'], at: 'value', ...sayNoType(fields.data['type']) });
    return null;
  }
  const kind: StepType = stepTypes[type];
  const { common, own, lists } = divide(fields.data, kind);
  const read = commonStepSchema.safeParse(common);
  if (!read.success) problems.push(...schemaProblems(read.error.issues, common, path, []));
  const parsed = kind.read(own);
  if (!parsed.ok) {
    const known = [...keysOf(kind.fields, own), ...commonKeys, ...kind.branches];
    if (kind.namedBranches !== null) known.push(kind.namedBranches);
    problems.push(...schemaProblems(parsed.issues, own, path, known));
  }
  const body = parsed.ok ? parsed.body : bodyOfSoundFields(kind, own, parsed.issues);
  const inner = (list: unknown, name: string): Step[] => readList(list, [...path, name], depth + 1, reading);
  const called = callOf(body, path, reading);
  const branches = {
    ...readBranches(kind, lists, path, depth, reading),
    ...called.branches,
  };
  if (kind.branches.length > 0 && Object.keys(lists).length === 0) {
    const fix = `add steps under ${kind.branches.join(' or ')}`;
    problems.push({ path, at: 'value', message: `${type} leads nowhere`, fix });
  }
  const shared = read.success ? read.data : (readSound(common, read.error.issues) ?? commonStepSchema.parse({ type }));
  if (shared.save_as !== undefined && kind.gives === null) {
    const message = `${type} gives nothing to keep`;
    problems.push({ path: [...path, 'save_as'], at: 'key', message, fix: 'remove save_as' });
  }
  return {
    path: sayFieldPath(path),
    id: shared.id ?? null,
    name: shared.name ?? null,
    type,
    when: shared.when === undefined ? null : String(shared.when),
    timeoutMs: shared.timeout ?? null,
    retry: retryOf(shared.retry),
    saveAs: shared.save_as ?? null,
    onFailure: inner(common['on_failure'], 'on_failure'),
    continues: shared.on_failure === 'continue',
    undo: inner(common['undo'], 'undo'),
    idempotency: shared.idempotency,
    branches,
    called: called.runbook,
    body,
  };
}

function sayNoType(given: unknown): { readonly message: string; readonly fix: string } {
  if (given === undefined) return { message: 'is missing', fix: `add it: ${stepTypeNames.join(', ')}` };
  return unknownWord(given, 'a step type', stepTypeNames);
}

function retryOf(rule: z.infer<typeof commonStepSchema>['retry']): RetryRule | null {
  if (rule === undefined) return null;
  return { attempts: rule.attempts, backoffMs: rule.backoff, maxBackoffMs: rule.max_backoff, jitter: rule.jitter };
}

/** The lists of steps that a step holds, those of a block of lists under `block.name`. */
function readBranches(
  kind: StepType,
  lists: Record<string, unknown>,
  path: FieldPath,
  depth: number,
  reading: Reading,
): Record<string, readonly Step[]> {
  const branches: Record<string, readonly Step[]> = {};
  const read = (list: unknown, at: FieldPath, name: string): void => {
    const parsed = z.array(z.unknown()).min(1).safeParse(list);
    if (parsed.success) branches[name] = readList(parsed.data, at, depth + 1, reading);
    else {
      const message = 'must be a list of at least one step';
      reading.problems.push({ path: at, at: 'value', message, fix: 'begin each step with - type: …' });
    }
  };
  for (const [field, value] of Object.entries(lists)) {
    if (field !== kind.namedBranches) {
      read(value, [...path, field], field);
      continue;
    }
    const block = z.record(z.string(), z.unknown()).safeParse(value);
    if (!block.success || Object.keys(block.data).length === 0) {
      const message = 'must be a block of names, each with a list of steps';
      reading.problems.push({ path: [...path, field], at: 'value', message, fix: 'write name: and its steps below' });
      continue;
    }
    for (const [name, list] of Object.entries(block.data)) {
      if (/^[A-Za-z]\w{0,62}$/.test(name)) read(list, [...path, field, name], `${field}.${name}`);
      else {
        const message = `"${name}" cannot name a branch`;
        const fix = 'use a letter, then letters, digits and _, at most 63';
        reading.problems.push({ path: [...path, field, name], at: 'key', message, fix });
      }
    }
  }
  return branches;
}

/** What a step brings in by calling another runbook. */
function callOf(body: StepBody, path: FieldPath, reading: Reading): CalledSteps {
  if (body.calls === null) return { runbook: null, branches: {}, count: 0, problems: [] };
  const called = calledSteps(body.calls, reading.shelf, sayFieldPath(path), path);
  reading.left -= called.count;
  reading.problems.push(...called.problems);
  return called;
}

function typeName(word: unknown): StepTypeName | null {
  return stepTypeNames.find((name) => name === word) ?? null;
}
