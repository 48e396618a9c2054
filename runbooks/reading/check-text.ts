import { templateContexts } from '#runbooks/templates/contexts/table.ts';
import { parseExpression } from '#runbooks/expressions/expression.ts';
import { sayType } from '#runbooks/expressions/expression-types.ts';
import type { FieldPath } from './field-path.ts';
import { parseJsonPath } from '#runbooks/jsonpath.ts';
import { type NameScope, unknownNameProblem } from './name-scope.ts';
import { type TemplateContext, templateProblem } from '#runbooks/templates/render.ts';
import type { FieldProblem } from './schema-problems.ts';
import { parseTemplate } from '#runbooks/templates/template.ts';

/** Everything wrong with a template that can be seen before it is filled in. */
export function checkTemplate(
  text: string,
  context: TemplateContext,
  scope: NameScope,
  path: FieldPath,
  from = 0,
): readonly FieldProblem[] {
  const parsed = parseTemplate(text);
  const problem = (offset: number, words: { message: string; fix: string }): FieldProblem => {
    return { path, at: 'value', offset: from + offset, ...words };
  };
  if (!parsed.ok) return [problem(parsed.offset, splitFix(parsed.message))];
  const outputs = parsed.template.parts.filter((part) => part.kind === 'output');
  const sites = templateContexts[context].sites(parsed.template);
  const problems: FieldProblem[] = [];
  for (const [index, output] of outputs.entries()) {
    for (const name of new Set(output.variables.map(rootOf))) {
      const unknown = unknownNameProblem(name, scope);
      if (unknown !== null) problems.push(problem(output.offset, unknown));
    }
    const site = sites[index];
    if (site?.kind === 'refused') {
      const message = `{{ ${output.content} }} cannot be filled in here`;
      problems.push(problem(output.offset, { message, fix: site.reason }));
    }
  }
  if (sites.some((site) => site.kind === 'refused')) return problems;
  const whole = templateProblem(parsed.template, context);
  return whole === null ? problems : [...problems, problem(0, splitFix(whole))];
}

/** What is wrong with a JSONPath, which holds no template and reads no names. */
export function checkJsonPath(text: string, path: FieldPath): readonly FieldProblem[] {
  const parsed = parseJsonPath(text);
  return parsed.ok ? [] : [{ path, at: 'value', offset: parsed.offset, ...splitFix(parsed.message) }];
}

const kindsWanted = {
  bool: { words: 'true or false', fits: (type: string) => type === 'bool' },
  double: { words: 'a number', fits: (type: string) => type === 'double' || type === 'int' },
  list: { words: 'a list', fits: (type: string) => type.startsWith('list') },
  any: { words: 'a value', fits: () => true },
} as const;

/** Everything wrong with an expression that can be seen before it is evaluated. */
export function checkExpression(
  text: string,
  wants: 'bool' | 'double' | 'list' | 'any',
  scope: NameScope,
  path: FieldPath,
): readonly FieldProblem[] {
  const parsed = parseExpression(text);
  if (!parsed.ok) return [{ path, at: 'value', offset: parsed.offset, ...splitFix(parsed.message) }];
  const { uses, gives, evaluate } = parsed.expression;
  const problems: FieldProblem[] = [];
  for (const use of uses) {
    const unknown = unknownNameProblem(rootOf(use.path), scope);
    if (unknown !== null) problems.push({ path, at: 'value', offset: use.start, ...unknown });
  }
  if (gives !== 'dyn' && !kindsWanted[wants].fits(gives)) {
    const fix = `write an expression that gives ${kindsWanted[wants].words}`;
    problems.push({ path, at: 'value', message: `gives ${sayType(gives)}`, fix });
  } else if (wants === 'bool' && uses.length === 0) {
    const result = evaluate({});
    const always = result.ok
      ? `is always ${JSON.stringify(result.value)}, so a part of the runbook is unreachable`
      : `can never be told: ${result.message}`;
    problems.push({ path, at: 'value', message: always, fix: 'compare something that can change' });
  }
  return problems;
}

function rootOf(path: string): string {
  return path.split('.')[0] ?? path;
}

function splitFix(message: string): { readonly message: string; readonly fix: string } {
  const colon = message.lastIndexOf(': ');
  return colon === -1 ? { message, fix: '' } : { message: message.slice(0, colon), fix: message.slice(colon + 2) };
}
