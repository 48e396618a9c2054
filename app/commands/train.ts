import { Command } from 'commander';
import { corpusOf, type CorpusOptions } from '#app/model/corpus-options.ts';
import { parseSeed } from '#app/model/parse-number.ts';
import type { TrainingRequest } from '#app/model/train-into.ts';

interface Options extends CorpusOptions {
  readonly out: string;
  readonly history?: string;
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
      const { trainInto } = await import('#app/model/train-into.ts');
      const { out, history, seed, anyLicence, ablate, json } = options;
      const request: TrainingRequest = {
        out,
        seed,
        anyLicence,
        ablate,
        ...(corpus === null ? {} : { corpus }),
        ...(history === undefined ? {} : { history }),
      };
      process.exitCode = await trainInto(request, json);
    });
}
