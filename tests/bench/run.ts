import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { benchTable, type Bench } from './bench-table.ts';
import { readCircumstances, sayCircumstances } from './circumstances.ts';
import { withSection } from './results-section.ts';
import { showResult } from './show-result.ts';

/** Exit codes: 0 done, 1 the bench failed, 2 wrong usage. */
const wrongUsage = 2;
const resultsFile = new URL('results.md', import.meta.url);

const usage = `Usage: npm run -s bench -- <name> [--json] [--write] [--quick] [--points N] [--seed N]

  --json   one line of JSON instead of a table
  --write  puts the figures into tests/bench/results.md
  --quick  small counts, to see that the bench works; its figures mean nothing and are never written
  --points how many kills the crash matrix takes; 1000 unless given
  --seed   what it draws them from; 1 unless given

Benches:
${benchTable.map(({ name, measures }) => `  ${name.padEnd(17)}${measures}`).join('\n')}
`;

type Arguments =
  | {
      readonly kind: 'run';
      readonly bench: Bench;
      readonly json: boolean;
      readonly write: boolean;
      readonly quick: boolean;
      readonly points: number | null;
      readonly seed: number | null;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string | null };

function readArguments(words: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        points: { type: 'string' },
        seed: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const [name, ...more] = positionals;
    if (name === undefined) return { kind: 'wrong', problem: null };
    if (more.length > 0) return { kind: 'wrong', problem: `One bench at a time, not also "${more.join(' ')}".` };
    if (values.quick && values.write) return { kind: 'wrong', problem: 'Figures of --quick are not written.' };
    const bench = benchTable.find((each) => each.name === name);
    if (!bench) return { kind: 'wrong', problem: `There is no bench "${name}".` };
    const { json, write, quick } = values;
    const [points, seed] = [wholeNumber('points', values.points), wholeNumber('seed', values.seed)];
    return { kind: 'run', bench, json, write, quick, points, seed };
  } catch (error) {
    return { kind: 'wrong', problem: error instanceof Error ? error.message : String(error) };
  }
}

function wholeNumber(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new Error(`--${name} must be a whole number from 1 to 999999, not "${text}".`);
  return Number(text);
}

async function runBench(asked: Extract<Arguments, { kind: 'run' }>): Promise<void> {
  const { bench, json, write, quick, points, seed } = asked;
  const circumstances = await readCircumstances();
  const run = await bench.load();
  const result = await run({
    quick,
    ...(points !== null && { points }),
    ...(seed !== null && { seed }),
    say: (progress) => process.stderr.write(`${progress}\n`),
  });
  const worth = quick
    ? 'A quick run: its figures mean nothing.'
    : 'One run on one machine: expect other figures elsewhere.';
  const text = `${sayCircumstances(circumstances)}. ${worth}\n\n${showResult(result)}`;
  const line = JSON.stringify({ bench: bench.name, quick, ...circumstances, ...result });
  process.stdout.write(json ? `${line}\n` : `${bench.name}: ${bench.measures}\n${text}\n`);
  if (!write) return;
  const results = await readFile(resultsFile, 'utf8');
  await writeFile(resultsFile, withSection(results, bench.name, `${bench.measures}.\n\n${text}`));
}

const asked = readArguments(process.argv.slice(2));
switch (asked.kind) {
  case 'help':
    process.stdout.write(usage);
    break;
  case 'wrong':
    process.stderr.write(asked.problem === null ? usage : `${asked.problem}\n\n${usage}`);
    process.exit(wrongUsage);
    break;
  case 'run':
    try {
      await runBench(asked);
    } catch (error) {
      process.stderr.write(
        `${asked.bench.name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      process.exit(1);
    }
    process.exit(0);
}
