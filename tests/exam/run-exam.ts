import { appendFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { drawIncident } from './draw-incident.ts';
import type { Drawing } from './drawing.ts';
import { examDrawing } from './exam-drawing.ts';
import type { ExamRecord } from './exam-record.ts';
import { field } from './field.ts';
import { showFigures } from './figures/show-figures.ts';
import { sayRecord } from './say-record.ts';
import { tuningDrawing } from './tuning-drawing.ts';

const usage = `Usage: node tests/exam/run-exam.ts --set tuning|exam --out FILE.jsonl [--count N] [--seed S] [--from I] [--cause ID]

Generates incidents in the sandbox, has Firebreak judge each, writes a record a line to FILE and prints the figures.

  --set    which drawing: ratios are tuned on the one and examined on the other, never both on one
  --out    the file, written anew
  --count  how many incidents; 74 unless given
  --seed   what they are drawn from; 1 unless given
  --from   the index of the first; 0 unless given
  --cause  only those whose true cause this is
`;

interface Task {
  readonly drawing: Drawing;
  readonly out: string;
  readonly indices: readonly number[];
  readonly seed: number;
  readonly cause: string | null;
}

const drawings: readonly Drawing[] = [tuningDrawing, examDrawing];

function readTask(words: readonly string[]): Task {
  const { values } = parseArgs({
    args: [...words],
    options: {
      set: { type: 'string', default: '' },
      out: { type: 'string', default: '' },
      count: { type: 'string', default: '74' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      cause: { type: 'string' },
    },
  });
  const drawing = drawings.find(({ set }) => set === values.set);
  if (drawing === undefined) throw new Error(`--set must be tuning or exam, not "${values.set}".`);
  if (values.out === '') throw new Error('--out must name a file for the records.');
  const from = wholeNumber('from', values.from);
  const count = wholeNumber('count', values.count);
  const indices = Array.from({ length: count }, (_, place) => from + place);
  return { drawing, out: values.out, indices, seed: wholeNumber('seed', values.seed), cause: values.cause ?? null };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Error(`--${name} must be a whole number from 0 to 999999, not "${text}".`);
  return Number(text);
}

async function run({ drawing, out, indices, seed, cause }: Task): Promise<readonly ExamRecord[]> {
  const plans = indices
    .map((index) => drawIncident(drawing, field, seed, index))
    .filter((plan) => cause === null || plan.cause === cause);
  await writeFile(out, '');
  // Loaded with all that it needs only once the words have turned out to be right.
  const { examineAll } = await import('./examine-all.ts');
  return examineAll(plans, {
    location: { kind: 'memory' },
    onRecord(record) {
      appendFileSync(out, `${JSON.stringify(record)}\n`);
      process.stderr.write(`${sayRecord(record)}\n`);
    },
  });
}

let task: Task;
try {
  task = readTask(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exit(2);
}
process.stdout.write(`${showFigures(await run(task))}\n`);
process.exit(0);
