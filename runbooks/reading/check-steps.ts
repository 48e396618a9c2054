import { checkExpression, checkTemplate } from './check-text.ts';
import { type FieldPath, parseFieldPath } from './field-path.ts';
import { meet, type NameScope, withName, withPerhaps } from './name-scope.ts';
import { reservedNameProblem } from '#runbooks/run-facts.ts';
import type { Step } from '#runbooks/runbook.ts';
import type { FieldProblem } from './schema-problems.ts';
import type { StepText } from '#runbooks/step-type.ts';
import { stepTypes } from '#runbooks/steps/table.ts';

export interface StepsChecked {
  readonly problems: readonly FieldProblem[];
  /** The names that are known after the last step. */
  readonly scope: NameScope;
}

/** Follows the steps in the order in which they run and finds what would go wrong whatever the incident is. */
export function checkSteps(steps: readonly Step[], before: NameScope): StepsChecked {
  const problems: FieldProblem[] = [...checkIds(steps)];
  const scope = checkList(steps, before, problems);
  return { problems, scope };
}

function checkList(steps: readonly Step[], before: NameScope, problems: FieldProblem[]): NameScope {
  let scope = before;
  for (const step of steps) scope = checkStep(step, scope, problems);
  return scope;
}

function checkStep(step: Step, before: NameScope, problems: FieldProblem[]): NameScope {
  const path = parseFieldPath(step.path) ?? [];
  const switchedOff = step.when === 'true' || step.when === 'false';
  if (step.when !== null && !switchedOff)
    problems.push(...checkExpression(step.when, 'bool', before, [...path, 'when']));
  for (const text of step.body.texts) problems.push(...checkText(text, before, path));
  if (step.onFailure.length > 0 && stepTypes[step.type].neverFails) {
    const message = `is unreachable: ${step.type} never fails`;
    problems.push({ path: [...path, 'on_failure'], at: 'key', message, fix: 'remove on_failure' });
  }
  if (step.undo.length > 0 && !leavesTraces(step)) {
    const message = `is needless: ${step.type} changes nothing that could be taken back`;
    problems.push({ path: [...path, 'undo'], at: 'key', message, fix: 'move undo to the step that makes the change' });
  }
  checkList(step.onFailure, before, problems);
  let scope = checkBranches(step, before, problems);
  const ownName = step.saveAs === null ? scope : withName(scope, step.saveAs);
  // What later steps set is not known when this one is undone: they may not have run.
  checkList(step.undo, ownName, problems);
  if (step.saveAs !== null) {
    const reserved = reservedNameProblem(step.saveAs);
    if (reserved !== null)
      problems.push({ path: [...path, 'save_as'], at: 'value', message: reserved, fix: 'choose another name' });
    scope = step.when === null ? withName(scope, step.saveAs) : withPerhaps(scope, step.saveAs, step.path);
  }
  return scope;
}

/** Whether there is anything to take back. What people were told may have to be, although it changes nothing. */
function leavesTraces(step: Step): boolean {
  const inner = [...Object.values(step.branches).flat(), ...step.onFailure];
  // A call whose runbook is not at hand may do anything.
  const believed = step.body.calls !== null && step.called === null;
  return step.body.effects === 'changes' || step.type === 'notification' || believed || inner.some(leavesTraces);
}

function checkBranches(step: Step, before: NameScope, problems: FieldProblem[]): NameScope {
  const kind = stepTypes[step.type];
  // A called runbook was checked by itself, with names of its own.
  if (step.body.calls !== null) return before;
  if (kind.namedBranches !== null) return checkThreads(step, before, problems);
  if (kind.branches.length === 0) return before;
  if (step.body.locals.length > 0) {
    const turn = step.body.locals.reduce(withName, before);
    for (const name of kind.branches) checkList(step.branches[name] ?? [], turn, problems);
    return before;
  }
  const after = kind.branches.map((name) => checkList(step.branches[name] ?? [], before, problems));
  const setters = new Map(settersIn(Object.values(step.branches).flat()));
  return meet(step.when === null ? after : [...after, before], setters);
}

/** Branches that run side by side: none knows what another sets, and afterwards everything is known. */
function checkThreads(step: Step, before: NameScope, problems: FieldProblem[]): NameScope {
  let scope = before;
  const first = new Map<string, string>();
  for (const [branch, steps] of Object.entries(step.branches)) {
    const after = checkList(steps, before, problems);
    for (const [name, path] of settersIn(steps)) {
      const other = first.get(name);
      if (other !== undefined && other !== branch) {
        const message = `"${name}" is set by the branch ${other.replace('branches.', '')} as well, which runs at the same time`;
        const at = [...(parseFieldPath(path) ?? []), 'save_as'];
        problems.push({ path: at, at: 'value', message, fix: 'choose another name' });
      }
      first.set(name, branch);
      scope = after.known.has(name) && step.when === null ? withName(scope, name) : withPerhaps(scope, name, path);
    }
  }
  return scope;
}

function* settersIn(steps: readonly Step[]): Generator<readonly [string, string]> {
  for (const step of steps) {
    if (step.saveAs !== null) yield [step.saveAs, step.path];
    if (step.body.calls !== null || step.body.locals.length > 0) continue;
    for (const inner of Object.values(step.branches)) yield* settersIn(inner);
  }
}

function checkText(text: StepText, scope: NameScope, path: FieldPath): readonly FieldProblem[] {
  const field = [...path, ...text.field];
  switch (text.kind) {
    case 'template':
      return checkTemplate(text.text, text.context, scope, field, text.from);
    case 'expression': {
      const known = new Set([...scope.known, ...text.locals]);
      return checkExpression(text.text, text.wants, { ...scope, known }, field);
    }
  }
}

function checkIds(steps: readonly Step[]): readonly FieldProblem[] {
  const first = new Map<string, string>();
  const problems: FieldProblem[] = [];
  const visit = (step: Step): void => {
    if (step.id !== null) {
      const other = first.get(step.id);
      if (other === undefined) first.set(step.id, step.path);
      else {
        const message = `the id "${step.id}" is taken by ${other}`;
        problems.push({
          path: [...(parseFieldPath(step.path) ?? []), 'id'],
          at: 'value',
          message,
          fix: 'choose another id',
        });
      }
    }
    const called = step.body.calls === null ? Object.values(step.branches) : [];
    for (const inner of [...called, step.onFailure, step.undo]) inner.forEach(visit);
  };
  steps.forEach(visit);
  return problems;
}
