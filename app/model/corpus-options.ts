import type { Command } from 'commander';
import type { CorpusFiles } from '#ml/corpus/read-corpus.ts';

export interface CorpusOptions {
  readonly rules?: string;
  readonly labels?: string;
}

/** The corpus that the options name, or null; naming one file without the other is wrong usage. */
export function corpusOf({ rules, labels }: CorpusOptions, command: Command): CorpusFiles | null {
  if (rules === undefined && labels === undefined) return null;
  if (rules === undefined) command.error('error: --labels needs the rules that they belong to: add --rules <file>');
  if (labels === undefined) command.error('error: --rules needs their labels: add --labels <file>');
  return { rules, labels };
}
