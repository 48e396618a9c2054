import { z } from 'zod';
import { commonStepSchema, runbookSchema } from './schema.ts';
import type { StepType } from './step-type.ts';
import { stepTypeNames, stepTypes } from './steps/table.ts';

type Schema = Record<string, unknown>;

/**
 * The JSON Schema (draft 2020-12) of a runbook, for editors: what `yaml-language-server` completes and checks by. Made
 * from the schemas that read runbooks, so the two cannot disagree on a field; names, templates and expressions are
 * checked by the linter alone.
 */
export function runbookJsonSchema(): Schema {
  const root = toJsonSchema(runbookSchema);
  const properties = { ...(root['properties'] as Schema), steps: listOfSteps };
  const step = {
    type: 'object',
    required: ['type'],
    oneOf: stepTypeNames.flatMap((name) => alternatives(name, stepTypes[name])),
  };
  return { ...root, title: 'Firebreak runbook', properties, $defs: { ...(root['$defs'] as Schema | undefined), step } };
}

const listOfSteps = { type: 'array', minItems: 1, items: { $ref: '#/$defs/step' } };

/** One alternative a step type, or one for each way of a type that has several. */
function alternatives(name: string, kind: StepType): readonly Schema[] {
  const own = toJsonSchema(kind.fields);
  const shared = toJsonSchema(commonStepSchema)['properties'] as Schema;
  const variants = (own['oneOf'] ?? own['anyOf'] ?? [own]) as readonly Schema[];
  const lists = Object.fromEntries(kind.branches.map((branch) => [branch, listOfSteps]));
  return variants.map((variant) => ({
    type: 'object',
    description: kind.summary,
    properties: {
      ...shared,
      ...(variant['properties'] as Schema),
      ...lists,
      type: { const: name },
      on_failure: listOfSteps,
    },
    required: ['type', ...((variant['required'] as readonly string[] | undefined) ?? [])],
    additionalProperties: false,
  }));
}

function toJsonSchema(schema: z.ZodType): Schema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return schema === runbookSchema ? { $schema, ...rest } : rest;
}
