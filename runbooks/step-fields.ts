import { z } from 'zod';
import { commonStepSchema } from './schema.ts';
import type { StepBody, StepType } from './step-type.ts';

/** The common fields without those that are wrong, so that one mistake in a step does not hide its other fields. */
export function readSound(
  common: Record<string, unknown>,
  issues: readonly z.core.$ZodIssue[],
): z.infer<typeof commonStepSchema> | null {
  const parsed = commonStepSchema.safeParse(without(common, issues));
  return parsed.success ? parsed.data : null;
}

/** The body that a step has without its wrong fields; one that holds nothing where a needed field is wrong. */
export function bodyOfSoundFields(
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
  locals: [],
  calls: null,
  access: [],
  delayMs: 0,
  describe: () => '',
  plan: null,
  run: () => Promise.resolve({ kind: 'failed', reason: 'the step could not be read' }),
  reconcile: null,
  join: null,
};

function without(fields: Record<string, unknown>, issues: readonly z.core.$ZodIssue[]): Record<string, unknown> {
  const wrong = new Set(issues.flatMap((issue) => ('keys' in issue ? issue.keys : [issue.path[0]])));
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !wrong.has(key)));
}

export const commonKeys: readonly string[] = Object.keys(commonStepSchema.shape);

/** Cuts a step into the fields common to all, those of its type, and its lists of steps. */
export function divide(
  fields: Record<string, unknown>,
  kind: StepType,
): Record<'common' | 'own' | 'lists', Record<string, unknown>> {
  const parts = {
    common: {} as Record<string, unknown>,
    own: {} as Record<string, unknown>,
    lists: {} as Record<string, unknown>,
  };
  for (const [key, value] of Object.entries(fields)) {
    const holdsSteps = kind.branches.includes(key) || key === kind.namedBranches;
    const part = holdsSteps ? parts.lists : commonKeys.includes(key) ? parts.common : parts.own;
    Object.defineProperty(part, key, { value, enumerable: true });
  }
  return parts;
}

/** The keys of a step type's own schema; of a union, those of the alternative that the step chose, or of all. */
export function keysOf(schema: z.ZodType, own: Record<string, unknown>): readonly string[] {
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
