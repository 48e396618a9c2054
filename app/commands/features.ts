import { Command } from 'commander';
import { shippedModel } from '#app/model/model-folder.ts';

interface Options {
  readonly model: string;
  readonly labels?: string;
  readonly names: boolean;
}

export function featuresCommand(): Command {
  return new Command('features')
    .description(
      'Print the features of alerts, one a line (JSON) on standard input, in LIBSVM form for another trainer.',
    )
    .option('--model <folder>', 'the model whose vocabulary is used', shippedModel)
    .option(
      '--labels <file>',
      'labels by id: a row’s label is the place of its class in the taxonomy, 0 where nobody said',
    )
    .option('--names', 'print the index and the name of every feature instead, and read nothing', false)
    .action(async ({ model, labels, names }: Options) => {
      const { featureLines, featureNames } = await import('#app/model/feature-lines.ts');
      if (names) return featureNames(model, process.stdout);
      const { rows, unlabelled, problems } = await featureLines(model, labels ?? null, process.stdin, process.stdout);
      for (const problem of problems) process.stderr.write(`${problem}\n`);
      process.stderr.write(`${rows} rows, ${unlabelled} without a label (they got 0)\n`);
      if (problems.length > 0) process.exitCode = 1;
    });
}
