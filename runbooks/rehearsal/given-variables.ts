import type { Variables } from '#runbooks/expressions/expression.ts';
import { type StartVariables, startVariables } from '#runbooks/run-variables.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { RehearsalCase } from './case-schema.ts';

/** The variables that a rehearsed run begins with: as for an incident of which the given is known, and nothing else. */
export function givenVariables(runbook: Runbook, { given }: Pick<RehearsalCase, 'given'>): StartVariables {
  const { vars, inputs, ...known } = given;
  const facts = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as Variables;
  return startVariables(runbook, { ...vars, ...facts }, inputs);
}
