import { Command } from 'commander';
import { shippedModel } from '#app/model/model-folder.ts';
import { parseShare } from '#app/model/parse-number.ts';
import { usualThreshold } from '#ml/exchange/usual-threshold.ts';

interface Options {
  readonly out: string;
  readonly features: string;
  readonly threshold: number;
}

export function importCommand(): Command {
  return new Command('import')
    .description(
      'Make a model that can be served of an XGBoost booster (JSON) trained on what "firebreak features" printed.',
    )
    .argument('<file>', 'the booster: multi:softprob over the 35 classes, saved as JSON')
    .requiredOption('--out <folder>', 'where the model goes')
    .option('--features <folder>', 'the model whose vocabulary "firebreak features" used', shippedModel)
    .option('--threshold <share>', 'least confidence at which it answers', parseShare, usualThreshold)
    .action(async (file: string, { out, features, threshold }: Options) => {
      const { importInto } = await import('#app/model/import-into.ts');
      const { id, unknownColumns } = await importInto({ file, out, features, threshold });
      if (unknownColumns > 0) {
        process.stderr.write(
          `the booster does not know the last ${unknownColumns} columns of the vocabulary; they are ignored\n`,
        );
      }
      process.stdout.write(`${id}, answers from a confidence of ${threshold} on\nwritten to ${out}\n`);
    });
}
