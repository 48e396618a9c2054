import { z } from 'zod';
import type { FieldPath } from './field-path.ts';
import { sayFieldPath } from './field-path.ts';
import type { Step } from './runbook.ts';
import { commonStepSchema } from './schema.ts';
import { type FieldProblem, schemaProblems, unknownWord } from './schema-problems.ts';
import type { StepBody, StepType } from './step-type.ts';
import { type StepTypeName, stepTypeNames, stepTypes } from './steps/table.ts';

const mostSteps = 500;
const deepestStep = 20;

export interface StepsRead {
  /** The steps as far as they could be read: to be run only when there are no problems. */
  readonly steps: readonly Step[];
  readonly problems: readonly FieldProblem[];
}

/** Reads a list of steps and all lists within it. Every step is judged by itself, so one mistake hides no other. */
export function readSteps(raw: unknown, path: FieldPath): StepsRead {
  const problems: FieldProblem[] = [];
  const budget = { left: mostSteps };
  const steps = readList(raw, path, 1, budget, problems);
  if (budget.left < 0) {
    const message = `the runbook has more than ${mostSteps} steps`;
    problems.push({ path, at: 'key', message, fix: 'split it into several runbooks' });
  }
  return { steps, problems };
}

type Budget = { left: number };

function readList(raw: unknown, path: FieldPath, depth: number, budget: Budget, problems: FieldProblem[]): Step[] {
  if (!Array.isArray(raw)) return [];
  if (depth > deepestStep) {
    const message = `steps are nested more than ${deepestStep} levels deep`;
    problems.push({ path, at: 'value', message, fix: 'split the runbook' });
    return [];
  }
  const steps: Step[] = [];
  for (const [index, one] of raw.entries()) {
    budget.left -= 1;
    if (budget.left < 0) return steps;
    const step = readStep(one, [...path, index], depth, budget, problems);
    if (step !== null) steps.push(step);
  }
  return steps;
}

function readStep(raw: unknown, path: FieldPath, depth: number, budget: Budget, problems: FieldProblem[]): Step | null {
  const fields = z.record(z.string(), z.unknown()).safeParse(raw);
  if (!fields.success) {
    problems.push({ path, at: 'value', message: 'a step must be a block of fields', fix: 'begin it with - type: …' });
    return null;
  }
  const type = typeName(fields.data['type']);
  if (type === null) {
    const given = fields.data['type'];
    const words =
      given === undefined
        ? { message: 'is missing', fix: `add it: ${stepTypeNames.join(', ')}` }
        : unknownWord(given, 'a step type', stepTypeNames);
    problems.push({ path: [...path, 'type'], at: 'value', ...words });
    return null;
  }
  const kind: StepType = stepTypes[type];
  const { common, own, lists } = divide(fields.data, kind.branches);
  const read = commonStepSchema.safeParse(common);
  if (!read.success) problems.push(...schemaProblems(read.error.issues, common, path, []));
  const body = kind.read(own);
  if (!body.ok) {
    const known = [...keysOf(kind.fields, own), ...commonKeys, ...kind.branches];
    problems.push(...schemaProblems(body.issues, own, path, known));
  }
  const branches: Record<string, readonly Step[]> = {};
  for (const [branch, steps] of Object.entries(lists)) {
    const parsed = z.array(z.unknown()).min(1).safeParse(steps);
    if (parsed.success) branches[branch] = readList(parsed.data, [...path, branch], depth + 1, budget, problems);
    else {
      const message = 'must be a list of at least one step';
      problems.push({ path: [...path, branch], at: 'value', message, fix: 'begin each step with - type: …' });
    }
  }
  const onFailure = readList(common['on_failure'], [...path, 'on_failure'], depth + 1, budget, problems);
  if (kind.branches.length > 0 && Object.keys(lists).length === 0) {
    const fix = `add steps under ${kind.branches.join(' or ')}`;
    problems.push({ path, at: 'value', message: `${type} leads nowhere`, fix });
  }
  const shared = read.success ? read.data : (readSound(common, read.error.issues) ?? { type });
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
    saveAs: shared.save_as ?? null,
    onFailure,
    branches,
    body: body.ok ? body.body : bodyOfSoundFields(kind, own, body.issues),
  };
}

/** The common fields without those that are wrong, so that one mistake in a step does not hide its other fields. */
function readSound(
  common: Record<string, unknown>,
  issues: readonly z.core.$ZodIssue[],
): z.infer<typeof commonStepSchema> | null {
  const parsed = commonStepSchema.safeParse(without(common, issues));
  return parsed.success ? parsed.data : null;
}

/** The body that a step has without its wrong fields; one that holds nothing where a needed field is wrong. */
function bodyOfSoundFields(
  kind: StepType,
  own: Record<string, unknown>,
  issues: readonly z.core.$ZodIssue[],
): StepBody {
  const read = kind.read(without(own, issues));
  return read.ok ? read.body : emptyBody;
}

const emptyBody: StepBody = {
  effects: 'none',
  texts: [],
  delayMs: 0,
  describe: () => '',
  run: () => Promise.resolve({ kind: 'failed', reason: 'the step could not be read' }),
  reconcile: null,
};

function without(fields: Record<string, unknown>, issues: readonly z.core.$ZodIssue[]): Record<string, unknown> {
  const wrong = new Set(issues.flatMap((issue) => ('keys' in issue ? issue.keys : [issue.path[0]])));
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !wrong.has(key)));
}

const commonKeys: readonly string[] = Object.keys(commonStepSchema.shape);

/** Cuts a step into the fields common to all, those of its type, and its lists of steps. */
function divide(
  fields: Record<string, unknown>,
  branches: readonly string[],
): Record<'common' | 'own' | 'lists', Record<string, unknown>> {
  const parts = {
    common: {} as Record<string, unknown>,
    own: {} as Record<string, unknown>,
    lists: {} as Record<string, unknown>,
  };
  for (const [key, value] of Object.entries(fields)) {
    const part = branches.includes(key) ? parts.lists : commonKeys.includes(key) ? parts.common : parts.own;
    Object.defineProperty(part, key, { value, enumerable: true });
  }
  return parts;
}

/** The keys of a step type's own schema; of a union, those of the alternative that the step chose, or of all. */
function keysOf(schema: z.ZodType, own: Record<string, unknown>): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return [];
  const objects = schema.options.filter((option) => option instanceof z.ZodObject);
  const discriminator = schema.def.discriminator;
  const chosen = objects.filter((option) => {
    const word: unknown = option.shape[discriminator];
    return word instanceof z.ZodLiteral && word.value === own[discriminator];
  });
  return [...new Set((chosen.length > 0 ? chosen : objects).flatMap((option) => Object.keys(option.shape)))];
}

function typeName(word: unknown): StepTypeName | null {
  return stepTypeNames.find((name) => name === word) ?? null;
}
