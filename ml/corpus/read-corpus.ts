import type { LabelledAlert } from '#ml/training/labelled-alert.ts';
import { DataError } from './data-error.ts';
import { readLabels } from './read-labels.ts';
import { readRules } from './read-rules.ts';
import { readText } from './read-text.ts';
import { alertTextOfRule } from './rule-row.ts';

/** Where a corpus of labelled rules lies. */
export interface CorpusFiles {
  /** JSONL, a rule a line (see rule-row.ts). */
  readonly rules: string;
  /** Tab-separated: id, label, alternatives. */
  readonly labels: string;
}

/**
 * Reads labelled alert rules, in the order of the rules' file. Labels of rules that are not there are ignored, so that one file of labels serves
 * several selections. Throws a DataError that names file, line and field: for a file that is not there or empty, a line that cannot be read, an id that stands twice, a
 * label that is not in the taxonomy, a rule without a label.
 */
export async function readCorpus(files: CorpusFiles): Promise<readonly LabelledAlert[]> {
  const [rulesText, labelsText] = [await readText(files.rules), await readText(files.labels)];
  const labels = readLabels(labelsText, files.labels);
  const rules = readRules(rulesText, files.rules);
  const unlabelled = rules.filter(({ rule }) => !labels.has(rule.id));
  if (unlabelled.length > 0) {
    throw new DataError(
      unlabelled.map(
        ({ line, rule }) =>
          `${files.rules}:${line}: id: "${rule.id}" has no label; add a line for it to ${files.labels}, or take the rule out`,
      ),
    );
  }
  if (rules.length === 0) throw new DataError([`${files.rules}: there is no rule in it`]);
  return rules.flatMap(({ rule }) => {
    const label = labels.get(rule.id);
    return label === undefined
      ? []
      : [{ alert: alertTextOfRule(rule), ...label, source: rule.repo, licence: rule.license }];
  });
}
