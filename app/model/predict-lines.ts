import type { Readable, Writable } from 'node:stream';
import { classes } from '#domain/classification.ts';
import { systemClock } from '#domain/clock.ts';
import { batchedLines } from '#app/lines/batched-lines.ts';
import type { NumberedLine } from '#app/lines/batched-lines.ts';
import { lineWriter } from '#app/lines/line-writer.ts';
import { loadClassifier } from '#ml/classifier.ts';
import type { Prediction } from '#ml/classifier.ts';
import type { AlertLine } from '#ml/corpus/alert-line.ts';
import { readAlertLine } from '#ml/corpus/read-alert-line.ts';
import { assessSeverity } from '#ml/severity/assess-severity.ts';
import { readSeverityModel } from '#ml/severity/severity-file.ts';
import type { SeverityModel } from '#ml/severity/severity-model.ts';
import { severityFactsOf } from './severity-of-line.ts';

const batchSize = 64;

/**
 * Judges alerts, one a line in, one a line out, in order; memory for a batch of 64 however many there are. A line that cannot be read gives a line that says what is wrong. Resolves with
 * how many could not.
 */
export async function predictLines(folder: string, input: Readable, output: Writable): Promise<number> {
  const classifier = await loadClassifier(folder);
  const severityModel = await readSeverityModel(folder);
  const write = lineWriter(output);
  let bad = 0;
  try {
    for await (const batch of batchedLines(input, batchSize)) {
      const read = batch.map(({ text }) => readAlertLine(text));
      const items = read.flatMap((one) => (one.ok ? [one.line] : []));
      const predictions = (await classifier.predictAll(items)).values();
      const lines = read.map((one, at): string => {
        if (!one.ok) return problemLine(batch[at], one.problem);
        const prediction = predictions.next().value;
        return prediction === undefined ? '' : predictionLine(one.line, prediction, severityModel);
      });
      bad += read.length - items.length;
      if (!(await write(lines.join('\n')))) return bad;
    }
  } finally {
    await classifier.close();
  }
  return bad;
}

function predictionLine(
  line: AlertLine,
  { classification, probabilities }: Prediction,
  severityModel: SeverityModel | null,
): string {
  const { label, confidence, reasons, abstained } = classification;
  const facts = severityFactsOf(line, classification, systemClock.now());
  const { severity, reason } = assessSeverity(facts, severityModel);
  return JSON.stringify({
    id: line.id,
    class: label,
    confidence: rounded(confidence),
    probabilities: Object.fromEntries(classes.map((name, c) => [name, rounded(probabilities[c] ?? 0)])),
    severity: { severity, reason },
    reasons,
    abstained,
  });
}

function problemLine(line: NumberedLine | undefined, { field, message }: { field: string; message: string }): string {
  return JSON.stringify({ error: { line: line?.number ?? null, field, message } });
}

/** Seven digits: what a float32 holds. */
function rounded(probability: number): number {
  return Number(probability.toPrecision(7));
}
