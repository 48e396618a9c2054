import type { Readable, Writable } from 'node:stream';
import { classes } from '#domain/classification.ts';
import { batchedLines } from '#app/lines/batched-lines.ts';
import { lineWriter } from '#app/lines/line-writer.ts';
import { writeLibsvm } from '#ml/boosting/write-libsvm.ts';
import type { AlertLine } from '#ml/corpus/alert-line.ts';
import { readAlertLine } from '#ml/corpus/read-alert-line.ts';
import { readLabels } from '#ml/corpus/read-labels.ts';
import type { RuleLabel } from '#ml/corpus/read-labels.ts';
import { readText } from '#ml/corpus/read-text.ts';
import { featuresOf } from '#ml/features/features.ts';
import { readModelFile } from '#ml/model-file.ts';
import { sparseRowsOf } from '#ml/training/sparse-rows.ts';

const batchSize = 64;

export interface FeatureCounts {
  readonly rows: number;
  /** Rows that got the label 0 because nobody said theirs. */
  readonly unlabelled: number;
  /** Lines that could not be read and gave no row, each with what is wrong. */
  readonly problems: readonly string[];
}

/**
 * The features of alerts, one a line in, in LIBSVM form: a row a line out, in order, for every line that can be read. A row's label is the place of its class in the
 * taxonomy: by the labels' file (by id), else by the line's own `label`, else 0.
 */
export async function featureLines(
  folder: string,
  labelsFile: string | null,
  input: Readable,
  output: Writable,
): Promise<FeatureCounts> {
  const { vocabulary } = await readModelFile(folder);
  const labels = labelsFile === null ? null : readLabels(await readText(labelsFile), labelsFile);
  const write = lineWriter(output);
  const problems: string[] = [];
  let [rows, unlabelled] = [0, 0];
  for await (const batch of batchedLines(input, batchSize)) {
    const lines: AlertLine[] = [];
    for (const { number, text } of batch) {
      const read = readAlertLine(text);
      if (read.ok) lines.push(read.line);
      else
        problems.push(
          `line ${number}: ${read.problem.field === '' ? '' : `${read.problem.field}: `}${read.problem.message}`,
        );
    }
    if (lines.length === 0) continue;
    const found = lines.map((line) => labelOf(line, labels));
    unlabelled += found.filter((label) => label === null).length;
    rows += lines.length;
    const vectors = lines.map(({ alert }) => featuresOf(alert, vocabulary));
    const matrix = sparseRowsOf(vectors, vocabulary.features.length);
    const text = writeLibsvm(
      matrix,
      Float32Array.from(found, (label) => label ?? 0),
    );
    if (!(await write(text.trimEnd()))) break;
  }
  return { rows, unlabelled, problems };
}

/** Index and name of every feature, parted by a tab, a line each. */
export async function featureNames(folder: string, output: Writable): Promise<void> {
  const { vocabulary } = await readModelFile(folder);
  const write = lineWriter(output);
  await write(vocabulary.features.map((name, index) => `${index}\t${name}`).join('\n'));
}

function labelOf(line: AlertLine, labels: ReadonlyMap<string, RuleLabel> | null): number | null {
  const label = (line.id === null ? undefined : labels?.get(line.id)?.label) ?? line.label;
  return label === null ? null : classes.indexOf(label);
}
