import { Command, InvalidArgumentError } from 'commander';

export function trainCommand(): Command {
  return new Command('train')
    .description('Train the alert classifier and write its model, its figures and its card.')
    .option('--out <folder>', 'where the model goes', 'ml/models')
    .option('--corpus <folder>', 'a folder with rules.jsonl and labels.tsv to learn from beside the shipped examples')
    .option('--seed <number>', 'seed of everything random', parseSeed, 1)
    .option('--json', 'print the figures as JSON', false)
    .action(async (options: { out: string; corpus?: string; seed: number; json: boolean }) => {
      const { trainAndWrite } = await import('#ml/training/train-and-write.ts');
      const log = (line: string): void => void process.stderr.write(`${line}\n`);
      const figures = await trainAndWrite({
        out: options.out,
        seed: options.seed,
        log,
        ...(options.corpus === undefined ? {} : { corpus: options.corpus }),
      });
      process.stdout.write(options.json ? `${JSON.stringify(figures)}\n` : `written to ${options.out}\n`);
    });
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InvalidArgumentError('It must be a whole number from 0.');
  return seed;
}
