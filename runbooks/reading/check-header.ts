import { z } from 'zod';
import { checkExpression } from './check-text.ts';
import { evaluate } from '#runbooks/expressions/expression.ts';
import type { NameScope } from './name-scope.ts';
import { reservedNameProblem, runFacts } from '#runbooks/run-facts.ts';
import { type Input, runbookSchema } from '#runbooks/schema.ts';
import type { FieldProblem } from './schema-problems.ts';

/** The parts of a runbook's header that name things or use names. */
export interface HeaderNames {
  readonly vars: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, Input>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly condition: string | null;
}

const { vars, inputs, outputs } = runbookSchema.shape;
const conditionSchema = z.object({ trigger: z.object({ condition: z.string() }) });

/** Reads those parts one by one, so that a mistake elsewhere in the header does not hide theirs. */
export function headerNames(value: unknown): HeaderNames {
  const readVars = z.object({ vars }).safeParse(value);
  const readInputs = z.object({ inputs }).safeParse(value);
  const readOutputs = z.object({ outputs }).safeParse(value);
  const readCondition = conditionSchema.safeParse(value);
  return {
    vars: readVars.success ? readVars.data.vars : {},
    inputs: readInputs.success ? readInputs.data.inputs : {},
    outputs: readOutputs.success ? readOutputs.data.outputs : {},
    condition: readCondition.success ? readCondition.data.trigger.condition : null,
  };
}

/** The names a runbook begins with: those of every run, of the service catalogue, and its own. */
export function namesAtStart(header: HeaderNames, catalogue: readonly string[]): NameScope {
  const own = [...Object.keys(header.vars), ...Object.keys(header.inputs)];
  return { known: new Set([...Object.keys(runFacts), ...catalogue, ...own]), perhaps: new Map() };
}

/** What is wrong with a runbook's own fields beyond their shapes. */
export function checkHeader(header: HeaderNames, scope: NameScope): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const part of ['vars', 'inputs'] as const) {
    for (const name of Object.keys(header[part])) {
      const reserved = reservedNameProblem(name);
      if (reserved !== null)
        problems.push({ path: [part, name], at: 'key', message: reserved, fix: 'choose another name' });
    }
  }
  for (const [name, input] of Object.entries(header.inputs)) {
    if (Object.hasOwn(header.vars, name)) {
      const message = `"${name}" is declared under vars as well`;
      problems.push({ path: ['inputs', name], at: 'key', message, fix: 'keep one of the two' });
    }
    const read = input.default === undefined ? null : readInput(input, input.default);
    if (read !== null && !read.ok) {
      problems.push({
        path: ['inputs', name, 'default'],
        at: 'value',
        message: read.message,
        fix: `give ${kinds[input.type]}`,
      });
    }
  }
  const { condition } = header;
  if (condition !== null) problems.push(...checkExpression(condition, 'bool', scope, ['trigger', 'condition']));
  return problems;
}

/** What is wrong with a runbook's outputs, given the names that are known at its end. */
export function checkOutputs(given: HeaderNames['outputs'], scope: NameScope): readonly FieldProblem[] {
  return Object.entries(given).flatMap(([name, expression]) =>
    checkExpression(expression, 'any', scope, ['outputs', name]),
  );
}

const kinds = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  quantity: 'a text such as 2000ms or 90%',
} as const satisfies Record<Input['type'], string>;

/** Reads a value given for an input; a quantity comes back in its base unit. */
export function readInput(
  input: Input,
  given: unknown,
): { readonly ok: true; readonly value: string | number | boolean } | { readonly ok: false; readonly message: string } {
  const refused = { ok: false, message: `${JSON.stringify(given)} is not ${kinds[input.type]}` } as const;
  switch (input.type) {
    case 'string':
      return typeof given === 'string' ? { ok: true, value: given } : refused;
    case 'number':
      return typeof given === 'number' && Number.isFinite(given) ? { ok: true, value: given } : refused;
    case 'boolean':
      return typeof given === 'boolean' ? { ok: true, value: given } : refused;
    case 'quantity': {
      const result = typeof given === 'string' ? evaluate(given, {}) : refused;
      return result.ok && typeof result.value === 'number' ? { ok: true, value: result.value } : refused;
    }
  }
}
