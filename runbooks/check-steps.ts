import { checkExpression, checkTemplate } from './check-text.ts';
import { type FieldPath, parseFieldPath } from './field-path.ts';
import { meet, type NameScope, withName, withPerhaps } from './name-scope.ts';
import { reservedNameProblem } from './run-facts.ts';
import type { Step } from './runbook.ts';
import type { FieldProblem } from './schema-problems.ts';
import type { StepText } from './step-type.ts';
import { stepTypes } from './steps/table.ts';

/** Follows the steps in the order in which they run and finds what would go wrong whatever the incident is. */
export function checkSteps(steps: readonly Step[], scope: NameScope): readonly FieldProblem[] {
  const problems: FieldProblem[] = [...checkIds(steps)];
  checkList(steps, scope, problems);
  return problems;
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
  checkList(step.onFailure, before, problems);
  let scope = checkBranches(step, before, problems);
  if (step.saveAs !== null) {
    const reserved = reservedNameProblem(step.saveAs);
    if (reserved !== null)
      problems.push({ path: [...path, 'save_as'], at: 'value', message: reserved, fix: 'choose another name' });
    scope = step.when === null ? withName(scope, step.saveAs) : withPerhaps(scope, step.saveAs, step.path);
  }
  return scope;
}

function checkBranches(step: Step, before: NameScope, problems: FieldProblem[]): NameScope {
  const names = stepTypes[step.type].branches;
  if (names.length === 0) return before;
  const after = names.map((name) => checkList(step.branches[name] ?? [], before, problems));
  const setters = new Map(settersIn(Object.values(step.branches).flat()));
  return meet(step.when === null ? after : [...after, before], setters);
}

function* settersIn(steps: readonly Step[]): Generator<readonly [string, string]> {
  for (const step of steps) {
    if (step.saveAs !== null) yield [step.saveAs, step.path];
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
    for (const inner of [...Object.values(step.branches), step.onFailure]) inner.forEach(visit);
  };
  steps.forEach(visit);
  return problems;
}
