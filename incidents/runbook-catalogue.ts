import type { Autonomy } from '#domain/decision.ts';
import { describeSteps } from '#runbooks/describe-steps.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { Deps } from './deps.ts';

/** One runbook in a list. */
export interface RunbookLine {
  readonly name: string;
  readonly description: string;
  readonly risk: 'low' | 'medium' | 'high';
  readonly autonomy: Autonomy;
  readonly classification: string;
  readonly servicePattern: string;
  readonly steps: number;
}

export type RunbookDetail = RunbookLine & {
  readonly condition: string | null;
  readonly stepLines: readonly { readonly depth: number; readonly title: string }[];
};

/** Every runbook this installation has loaded, by name. */
export function listRunbooks(deps: Deps): readonly RunbookLine[] {
  return deps.runbooks.map((runbook) => lineOf(deps, runbook)).toSorted((a, b) => a.name.localeCompare(b.name));
}

export function showRunbook(deps: Deps, name: string): RunbookDetail | null {
  const runbook = deps.runbooks.find((candidate) => candidate.name === name);
  if (!runbook) return null;
  return {
    ...lineOf(deps, runbook),
    condition: runbook.trigger.condition,
    stepLines: describeSteps(runbook, null).map(({ depth, title }) => ({ depth, title })),
  };
}

/** Services of the catalogue, for menus. */
export function serviceNames(deps: Deps): readonly string[] {
  return Object.keys(deps.policy.services).toSorted();
}

function lineOf(deps: Deps, runbook: Runbook): RunbookLine {
  return {
    name: runbook.name,
    description: runbook.description,
    risk: runbook.risk,
    autonomy: runbook.autonomy ?? deps.policy.defaultAutonomy,
    classification: runbook.trigger.classifications.join(' or '),
    servicePattern: runbook.trigger.servicePatterns?.join(' | ') ?? 'any',
    steps: describeSteps(runbook, null).length,
  };
}
