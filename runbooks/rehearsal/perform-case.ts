import type { Runbook } from '#runbooks/runbook.ts';
import type { RehearsalCase } from './case-schema.ts';
import { givenVariables } from './given-variables.ts';
import { judgeRehearsal, type Performance } from './judge-rehearsal.ts';
import { createRecordedStage } from './recorded-stage.ts';
import { rehearse } from './rehearse.ts';

export interface Performed {
  /** What was not as expected; empty when all was. */
  readonly faults: readonly string[];
  /** Null when the run could not begin with what is given. */
  readonly performance: Performance | null;
}

/** Rehearses one case against its recorded answers. */
export async function performCase(runbook: Runbook, one: RehearsalCase): Promise<Performed> {
  const start = givenVariables(runbook, one);
  if (!start.ok) return { faults: [`it cannot begin: ${start.message}`], performance: null };
  const stage = createRecordedStage(one);
  const rehearsed = await rehearse(runbook, stage, start.variables);
  const performance = { ...rehearsed, writes: stage.writes, missing: [...stage.missing] };
  return { faults: judgeRehearsal(runbook, one.expect, performance), performance };
}
