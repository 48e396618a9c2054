import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusFiles } from '#ml/corpus/read-corpus.ts';
import type { LabelledAlert } from '#ml/training/labelled-alert.ts';

/** Writes alerts as a corpus of rules, `rules.jsonl` and `labels.tsv` in the folder; ids are r0, r1 … in the order given. */
export async function writeCorpus(folder: string, alerts: readonly LabelledAlert[]): Promise<CorpusFiles> {
  const files = { rules: join(folder, 'rules.jsonl'), labels: join(folder, 'labels.tsv') };
  const rules = alerts.map(({ alert, source, licence }, at) =>
    JSON.stringify({
      id: `r${at}`,
      repo: source,
      license: licence,
      alertname: alert.name,
      summary: alert.summary,
      description: alert.description,
      expr: alert.expression,
      labels: alert.labels,
    }),
  );
  const labels = alerts.map(({ label, alternatives }, at) => `r${at}\t${label}\t${alternatives.join('|')}`);
  await writeFile(files.rules, `${rules.join('\n')}\n`);
  await writeFile(files.labels, `${labels.join('\n')}\n`);
  return files;
}
