import type { AlertClass } from '#domain/classification.ts';
import { DataError } from './data-error.ts';
import { readClass } from './read-class.ts';

/** What people said of a rule. */
export interface RuleLabel {
  readonly label: AlertClass;
  readonly alternatives: readonly AlertClass[];
}

/**
 * Reads labels, a line each: id, label, acceptable alternatives joined by `|` (may be left out), parted by tabs. Empty lines are skipped, and so is a first line whose
 * fields are called `id` and `label`. `name` stands for the file in messages. Throws a DataError with all that is wrong.
 */
export function readLabels(text: string, name: string): ReadonlyMap<string, RuleLabel> {
  const labels = new Map<string, RuleLabel>();
  const lineOf = new Map<string, number>();
  const problems: string[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const number = at + 1;
    const [id = '', label = '', others = ''] = line.replace(/\r$/, '').split('\t');
    if (line.trim() === '' || (at === 0 && id === 'id' && label === 'label')) continue;
    const complain = (field: string, problem: string): void =>
      void problems.push(`${name}:${number}: ${field}: ${problem}`);
    if (id.trim() === '') complain('id', 'is empty; a line is id, label and alternatives, parted by tabs');
    const earlier = lineOf.get(id);
    if (earlier !== undefined) complain('id', `"${id}" was labelled on line ${earlier} already; keep one of the two`);
    lineOf.set(id, number);
    const read = readClass(label);
    if ('problem' in read) complain('label', read.problem);
    const alternatives = others
      .split('|')
      .filter((other) => other.trim() !== '')
      .flatMap((other): readonly AlertClass[] => {
        const alternative = readClass(other);
        if ('label' in alternative) return [alternative.label];
        complain('alternatives', alternative.problem);
        return [];
      });
    if ('label' in read) labels.set(id, { label: read.label, alternatives });
  }
  if (problems.length > 0) throw new DataError(problems);
  return labels;
}
