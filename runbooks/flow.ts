import { type FieldPath, parseFieldPath, sayFieldPath } from './field-path.ts';
import type { Runbook, Step } from './runbook.ts';

/** Where a run goes from a step. */
export type Next =
  | { readonly kind: 'step'; readonly path: string }
  | { readonly kind: 'end'; readonly state: 'succeeded' | 'failed'; readonly reason: string };

/** Where a run begins. */
export function firstPath(runbook: Runbook): string {
  return runbook.steps[0]?.path ?? 'steps[0]';
}

/** The step at an address. Throws `NoSuchStepError`: addresses come from the runbook itself, so a wrong one is a bug. */
export function stepAt(runbook: Runbook, path: string): Step {
  const parts = parseFieldPath(path);
  const step = parts === null ? null : find(runbook, parts);
  if (step === null) throw new NoSuchStepError(runbook.name, path);
  return step;
}

export class NoSuchStepError extends Error {
  override readonly name = 'NoSuchStepError';
  readonly code = 'no_such_step';

  constructor(runbook: string, path: string) {
    super(`the runbook ${runbook} has no step ${path}`);
  }
}

/**
 * Where a run goes after a step. A step that failed hands over to its own on_failure, else to that of the nearest step
 * around it; after those steps the run has failed all the same, and a failure among them ends it.
 */
export function nextPath(runbook: Runbook, path: string, outcome: 'done' | 'failed', branch?: string): Next {
  const step = stepAt(runbook, path);
  const parts = parseFieldPath(path) ?? [];
  if (outcome === 'failed') return afterFailure(runbook, parts, step);
  const first = branch === undefined ? undefined : step.branches[branch]?.[0];
  return first === undefined ? afterDone(runbook, parts) : { kind: 'step', path: first.path };
}

function afterDone(runbook: Runbook, parts: FieldPath): Next {
  const index = parts.at(-1);
  if (typeof index === 'number') {
    const sibling = [...parts.slice(0, -1), index + 1];
    if (find(runbook, sibling) !== null) return { kind: 'step', path: sayFieldPath(sibling) };
  }
  const outer = parts.slice(0, -2);
  if (parts.at(-2) === 'on_failure') {
    return {
      kind: 'end',
      state: 'failed',
      reason: `${sayStep(runbook, outer)} failed, and its on_failure steps have run`,
    };
  }
  if (outer.length === 0) return { kind: 'end', state: 'succeeded', reason: 'every step is done' };
  return afterDone(runbook, outer);
}

function afterFailure(runbook: Runbook, parts: FieldPath, step: Step): Next {
  const reason = `${sayStep(runbook, parts)} failed`;
  let around: Step | null = step;
  for (let at = parts; around !== null; at = at.slice(0, -2), around = find(runbook, at)) {
    const first = around.onFailure[0];
    if (first !== undefined) return { kind: 'step', path: first.path };
    if (at.at(-2) === 'on_failure') break;
  }
  return { kind: 'end', state: 'failed', reason };
}

/** One step as a list for people shows it. */
export interface FlatStep {
  readonly path: string;
  readonly step: Step;
  /** 0 for a step of the runbook itself, 1 for a step inside a branch, and so on. */
  readonly depth: number;
  /** The list that holds it: `steps`, `if_true`, `if_false`, `on_failure`. */
  readonly list: string;
}

/** Every step in the order of the text: a step, what its branches hold, then its on_failure. */
export function flatten(runbook: Runbook): readonly FlatStep[] {
  const flat: FlatStep[] = [];
  const visit = (steps: readonly Step[], depth: number, list: string): void => {
    for (const step of steps) {
      flat.push({ path: step.path, step, depth, list });
      for (const [branch, inner] of Object.entries(step.branches)) visit(inner, depth + 1, branch);
      visit(step.onFailure, depth + 1, 'on_failure');
    }
  };
  visit(runbook.steps, 0, 'steps');
  return flat;
}

function find(runbook: Runbook, parts: FieldPath): Step | null {
  let steps: readonly Step[] = runbook.steps;
  let step: Step | null = null;
  for (let at = 0; at < parts.length; at += 2) {
    const [list, index] = [parts[at], parts[at + 1]];
    if (at > 0) steps = list === 'on_failure' ? (step?.onFailure ?? []) : (step?.branches[String(list)] ?? []);
    else if (list !== 'steps') return null;
    step = typeof index === 'number' ? (steps[index] ?? null) : null;
    if (step === null) return null;
  }
  return step;
}

function sayStep(runbook: Runbook, parts: FieldPath): string {
  const name = find(runbook, parts)?.name;
  return name ? `"${name}" (${sayFieldPath(parts)})` : sayFieldPath(parts);
}
