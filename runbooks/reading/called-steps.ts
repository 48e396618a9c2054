import type { FieldPath } from './field-path.ts';
import { flatten } from '#runbooks/flow.ts';
import type { Runbook, Step } from '#runbooks/runbook.ts';
import { type FieldProblem, unknownWord } from './schema-problems.ts';
import type { RunbookCall } from '#runbooks/step-type.ts';

/** The runbooks that may be called. */
export interface Shelf {
  /** By name; null where that cannot be told, so that every call is believed. */
  readonly runbooks: ReadonlyMap<string, Runbook> | null;
  /** Names of those that are there and have problems of their own. */
  readonly unsound?: ReadonlySet<string>;
}

export interface CalledSteps {
  readonly runbook: Runbook | null;
  /** Lists to be added to the calling step's branches. */
  readonly branches: Readonly<Record<string, readonly Step[]>>;
  /** How many steps that is in all. */
  readonly count: number;
  readonly problems: readonly FieldProblem[];
}

/**
 * The steps of the runbook that the step at `path` calls, as if they stood in it. Without a shelf every call is
 * believed, and brings no steps.
 */
export function calledSteps(
  call: RunbookCall,
  { runbooks: shelf, unsound }: Shelf,
  at: string,
  path: FieldPath,
): CalledSteps {
  if (shelf === null) return { runbook: null, branches: {}, count: 0, problems: [] };
  const called = shelf.get(call.runbook);
  if (called === undefined) {
    const words = unsound?.has(call.runbook)
      ? { message: `the runbook ${call.runbook} has problems of its own`, fix: 'solve those first' }
      : unknownWord(call.runbook, 'the name of a runbook here', [...shelf.keys()]);
    return { runbook: null, branches: {}, count: 0, problems: [{ path: [...path, 'runbook'], at: 'value', ...words }] };
  }
  const moved = (steps: readonly Step[]): readonly Step[] => steps.map((step) => moveStep(step, `${at}.runbook.`));
  const branches = {
    'runbook.steps': moved(called.steps),
    ...(called.verify.length > 0 && { 'runbook.verify': moved(called.verify) }),
  };
  const problems = inputProblems(called, call.inputs, path);
  return { runbook: called, branches, count: flatten(called).length, problems };
}

function inputProblems(called: Runbook, given: readonly string[], path: FieldPath): readonly FieldProblem[] {
  const declared = Object.keys(called.inputs);
  const unknown = given
    .filter((name) => !declared.includes(name))
    .map((name): FieldProblem => {
      const words = unknownWord(name, `an input of ${called.name}`, declared);
      return { path: [...path, 'inputs', name], at: 'key', ...words };
    });
  const missing = Object.entries(called.inputs)
    .filter(([name, input]) => input.default === undefined && !given.includes(name))
    .map(([name]): FieldProblem => {
      const message = `${called.name} needs the input ${name}`;
      return { path: [...path, 'inputs'], at: 'key', message, fix: `add ${name} under inputs` };
    });
  return [...unknown, ...missing];
}

/** A step and all it holds, its paths beginning with `prefix`. */
function moveStep(step: Step, prefix: string): Step {
  const moved = (steps: readonly Step[]): readonly Step[] => steps.map((inner) => moveStep(inner, prefix));
  return {
    ...step,
    path: `${prefix}${step.path}`,
    onFailure: moved(step.onFailure),
    undo: moved(step.undo),
    branches: Object.fromEntries(Object.entries(step.branches).map(([name, steps]) => [name, moved(steps)])),
  };
}
