import type { Json, Outcome } from '#domain/run.ts';
import { readInput } from './reading/check-header.ts';
import type { Variables } from './expressions/expression.ts';
import { stepAt } from './flow.ts';
import type { CalledRunbook, Runbook } from './runbook.ts';

export type StartVariables =
  | { readonly ok: true; readonly variables: Variables }
  | { readonly ok: false; readonly message: string };

/**
 * The variables a run begins with. What is known about the incident and its service (`facts`) wins over the runbook's
 * `vars`; `inputs` are those given by whoever starts the run, else their defaults.
 */
export function startVariables(
  runbook: CalledRunbook,
  facts: Variables,
  inputs: Readonly<Record<string, Json>> = {},
): StartVariables {
  const values: Record<string, Json> = { ...runbook.vars, ...facts };
  const undeclared = Object.keys(inputs).find((name) => !Object.hasOwn(runbook.inputs, name));
  if (undeclared !== undefined) return { ok: false, message: `${runbook.name} has no input ${undeclared}` };
  for (const [name, input] of Object.entries(runbook.inputs)) {
    const given = inputs[name] ?? values[name] ?? input.default;
    if (given === undefined) return { ok: false, message: `${runbook.name} needs the input ${name}` };
    const fromFacts = inputs[name] === undefined && values[name] !== undefined;
    const read =
      fromFacts && typeof given === 'number' ? ({ ok: true, value: given } as const) : readInput(input, given);
    if (!read.ok) return { ok: false, message: `the input ${name}: ${read.message}` };
    values[name] = read.value;
  }
  return { ok: true, variables: values };
}

/** The variables after a step: with what it gave under its `save_as`. A skipped step sets nothing. */
export function variablesAfter(runbook: Runbook, path: string, outcome: Outcome, variables: Variables): Variables {
  const { saveAs } = stepAt(runbook, path);
  if (saveAs === null || outcome.kind !== 'done' || outcome.output === null) return variables;
  return { ...variables, [saveAs]: outcome.output };
}
