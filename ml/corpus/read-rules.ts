import { DataError } from './data-error.ts';
import { ruleRowSchema } from './rule-row.ts';
import type { RuleRow } from './rule-row.ts';

/** A rule with the line that it stands on. */
export interface NumberedRule {
  readonly line: number;
  readonly rule: RuleRow;
}

/** Reads rules, a JSON object a line; empty lines are skipped. `name` stands for the file in messages. Throws a DataError with all that is wrong. */
export function readRules(text: string, name: string): readonly NumberedRule[] {
  const rules: NumberedRule[] = [];
  const lineOf = new Map<string, number>();
  const problems: string[] = [];
  for (const [at, source] of text.split('\n').entries()) {
    const line = at + 1;
    if (source.trim() === '') continue;
    const read = readRule(source);
    if ('problems' in read) {
      problems.push(...read.problems.map((problem) => `${name}:${line}: ${problem}`));
      continue;
    }
    const { id } = read.rule;
    const earlier = lineOf.get(id);
    if (earlier === undefined) rules.push({ line, rule: read.rule });
    else problems.push(`${name}:${line}: id: "${id}" stands on line ${earlier} already; ids must differ`);
    lineOf.set(id, line);
  }
  if (problems.length > 0) throw new DataError(problems);
  return rules;
}

function readRule(source: string): { readonly rule: RuleRow } | { readonly problems: readonly string[] } {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    return { problems: [`not JSON (${error instanceof Error ? error.message : ''}); a line is one JSON object`] };
  }
  const parsed = ruleRowSchema.safeParse(json);
  if (parsed.success) return { rule: parsed.data };
  return {
    problems: parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'rule'}: ${message}`),
  };
}
