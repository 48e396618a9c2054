import { Command, Option } from 'commander';
import { usualFile } from '#app/history/usual-file.ts';
import { corpusOf, type CorpusOptions } from '#app/model/corpus-options.ts';
import { parseSeed } from '#app/model/parse-number.ts';
import type { TrainingRequest } from '#app/model/train-into.ts';

interface Options extends CorpusOptions {
  readonly out: string;
  readonly history?: string;
  readonly ownHistory: boolean;
  readonly config: string;
  readonly folder?: string;
  readonly keep?: string;
  readonly seed: number;
  readonly anyLicence: boolean;
  readonly ablate: boolean;
  readonly json: boolean;
}

export function trainCommand(): Command {
  return new Command('train')
    .description(
      'Train the alert classifier and write its model, its figures and its card. Ctrl-C leaves what was there.',
    )
    .option('--out <folder>', 'where the model goes', 'ml/models')
    .option('--rules <file>', 'labelled rules to learn from beside the shipped examples: JSONL, a rule a line')
    .option('--labels <file>', 'their labels: id, class and alternatives, parted by tabs')
    .option('--history <file>', 'a team’s past incidents, as "firebreak history export" prints them')
    .addOption(
      new Option('--own-history', 'the past incidents of the database, without exporting them first')
        .default(false)
        .conflicts('history'),
    )
    .option('--config <file>', 'with --own-history: the firebreak.yml of the installation', usualFile)
    .option('--folder <path>', 'with --own-history: folder of the embedded database, where DATABASE_URL is not set')
    .addOption(
      new Option(
        '--keep <model>',
        'keep the classifier of this model: learn only severity, records and causes from the history, in a moment',
      ).conflicts(['rules', 'labels', 'anyLicence', 'ablate']),
    )
    .option(
      '--any-licence',
      'learn also from rules under licences that are not permissive: do not pass the model on',
      false,
    )
    .option(
      '--ablate',
      'also measure for the card what each group of features is worth (takes several times as long)',
      false,
    )
    .option('--seed <number>', 'seed of everything random', parseSeed, 1)
    .option('--json', 'print the figures as JSON', false)
    .action(async (options: Options, command: Command) => {
      const corpus = corpusOf(options, command);
      const { out, history, ownHistory, config, folder, keep, seed, anyLicence, ablate, json } = options;
      if (keep !== undefined && history === undefined && !ownHistory) {
        command.error('error: --keep learns from a history alone: add --history <file> or --own-history');
      }
      const request: TrainingRequest = {
        out,
        seed,
        anyLicence,
        ablate,
        ...(corpus === null ? {} : { corpus }),
        ...(history === undefined ? {} : { history }),
        ...(keep === undefined ? {} : { keep }),
      };
      if (ownHistory) {
        const { trainOnOwnHistory } = await import('#app/model/train-on-own-history.ts');
        process.exitCode = await trainOnOwnHistory(request, { config, folder }, json);
        return;
      }
      const { trainInto } = await import('#app/model/train-into.ts');
      process.exitCode = await trainInto(request, json);
    });
}
