import type { Deps } from '#incidents/deps.ts';
import { nearestWord } from './nearest-word.ts';
import type { GivenInput } from './runbook-subcommand.ts';

type Declared = Deps['runbooks'][number]['inputs'];
type Type = Declared[string]['type'];
type Value = string | number | boolean;

export type RunInputs =
  | { readonly kind: 'inputs'; readonly inputs: Readonly<Record<string, Value>> }
  /** Plain text that names the input. */
  | { readonly kind: 'wrong'; readonly problem: string };

/**
 * What somebody wrote, as the types that the runbook declares for its inputs. A quantity stays text: the run reads it
 * in its base unit. Inputs that are missing are the run's to find, which knows the incident's own values.
 */
export function readRunInputs(declared: Declared, given: readonly GivenInput[]): RunInputs {
  const inputs: [string, Value][] = [];
  for (const { name, value } of given) {
    const type = Object.hasOwn(declared, name) ? declared[name]?.type : undefined;
    if (type === undefined) return { kind: 'wrong', problem: unknownInput(Object.keys(declared), name) };
    const read = readValue(type, value);
    if (read === null) return { kind: 'wrong', problem: `the input ${name} is ${kinds[type]}, not "${value}"` };
    inputs.push([name, read]);
  }
  return { kind: 'inputs', inputs: Object.fromEntries(inputs) };
}

const kinds = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  quantity: 'a quantity such as 2000ms, 90% or 512Mi',
} as const satisfies Record<Type, string>;

function readValue(type: Type, text: string): Value | null {
  switch (type) {
    case 'string':
      return text;
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
    case 'boolean':
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : null;
    case 'quantity':
      return /^-?\d+(?:\.\d+)?(?:[A-Za-z]{1,6}|%)?$/.test(text) ? text : null;
  }
}

function unknownInput(known: readonly string[], name: string): string {
  if (known.length === 0) return `this runbook takes no inputs, not ${name} either`;
  const near = nearestWord(name, known);
  const hint = near === null ? `it takes ${known.join(', ')}` : `did you mean ${near}`;
  return `this runbook has no input ${name}; ${hint}`;
}
