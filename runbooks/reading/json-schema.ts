import { z } from 'zod';
import { commonStepSchema, runbookSchema } from '#runbooks/schema.ts';
import type { StepType } from '#runbooks/step-type.ts';
import { stepTypeNames, stepTypes } from '#runbooks/steps/table.ts';

/** A JSON Schema, or a part of one. */
type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft 2020-12) of a runbook, for editors: what `yaml-language-server` completes and checks by. Made
 * from the schemas that read runbooks, so the two cannot disagree on a field; names, templates and expressions are
 * checked by the linter alone.
 */
export function runbookJsonSchema(): Schema {
  const root = jsonSchemaOf(runbookSchema);
  const properties = { ...(root['properties'] as Schema), steps: listOfSteps, verify };
  const step = {
    type: 'object',
    required: ['type'],
    oneOf: stepTypeNames.flatMap((name) => alternatives(name, stepTypes[name])),
  };
  const check = { ...alternatives('wait_until', stepTypes.wait_until)[0], required: ['assert'] };
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  return { $schema, ...root, title: 'Firebreak runbook', properties, $defs: { step, check } };
}

/** What a schema takes as JSON Schema, before defaults are filled in. */
function jsonSchemaOf(schema: z.ZodType): Schema {
  const { $schema: _dialect, $defs: _definitions, ...own } = z.toJSONSchema(schema, { io: 'input' });
  return withoutReferences(own) as Schema;
}

/** The one thing that refers to itself is a JSON value, which may be anything. */
function withoutReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutReferences(inner)]));
}

/** The ways in which the fields of a step type can stand together: most have one, kubernetes has one an action. */
function fieldVariants(fields: z.ZodType): readonly Schema[] {
  const own = jsonSchemaOf(fields);
  return (own['oneOf'] ?? own['anyOf'] ?? [own]) as readonly Schema[];
}

const listOfSteps = { type: 'array', minItems: 1, items: { $ref: '#/$defs/step' } };
const aCheck = { $ref: '#/$defs/check' };
const { verify: verifyShape } = runbookSchema.shape;
const verify = {
  description: jsonSchemaOf(verifyShape)['description'],
  anyOf: [aCheck, { type: 'array', minItems: 1, items: aCheck }],
};

function alternatives(name: string, kind: StepType): readonly Schema[] {
  const shared = jsonSchemaOf(commonStepSchema)['properties'] as Readonly<Record<string, Schema>>;
  const lists = Object.fromEntries(kind.branches.map((branch) => [branch, listOfSteps]));
  return fieldVariants(kind.fields).map((variant) => ({
    type: 'object',
    description: kind.summary,
    properties: {
      ...shared,
      ...(variant['properties'] as Schema),
      ...lists,
      ...namedLists(kind),
      type: { const: name },
      on_failure: { ...shared['on_failure'], anyOf: [{ const: 'continue' }, listOfSteps] },
      undo: { ...shared['undo'], ...listOfSteps },
    },
    required: ['type', ...((variant['required'] as readonly string[] | undefined) ?? []), ...neededLists(kind)],
    ...(kind.branches.length > 1 && { anyOf: kind.branches.map((branch) => ({ required: [branch] })) }),
    additionalProperties: false,
  }));
}

/** The block of named lists of steps that a type such as parallel holds. */
function namedLists({ namedBranches }: StepType): Schema {
  if (namedBranches === null) return {};
  const names = { pattern: '^[A-Za-z][A-Za-z0-9_]{0,62}$' };
  const block = { type: 'object', minProperties: 1, propertyNames: names, additionalProperties: listOfSteps };
  return { [namedBranches]: block };
}

/** Lists without which a step of this type leads nowhere; of several any will do. */
function neededLists({ branches, namedBranches }: StepType): readonly string[] {
  return [...(branches.length === 1 ? branches : []), ...(namedBranches === null ? [] : [namedBranches])];
}
