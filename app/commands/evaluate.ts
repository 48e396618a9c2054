import { Command } from 'commander';
import { corpusOf, type CorpusOptions } from '#app/model/corpus-options.ts';
import { shippedModel } from '#app/model/model-folder.ts';
import { parseFolds, parseSeed } from '#app/model/parse-number.ts';

/** Folds when nobody says how many: those of training, so that the model card's figures come out. */
const usualFolds = 4;

interface Options extends CorpusOptions {
  readonly model: string;
  readonly crossValidate?: number | true;
  readonly ablate: boolean;
  readonly anyLicence: boolean;
  readonly seed: number;
  readonly byRepository: boolean;
  readonly json: boolean;
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('Examine the classifier on labelled rules: every figure with its 95 % interval.')
    .option('--model <folder>', 'the model to examine', shippedModel)
    .option('--rules <file>', 'the rules: JSONL, a rule a line')
    .option('--labels <file>', 'their labels: id, class and alternatives, parted by tabs')
    .option(
      '--cross-validate [folds]',
      'train that many models, each examined on the repositories that it did not see',
      parseFolds,
    )
    .option('--ablate', 'also measure what each group of features is worth, cross-validated without it', false)
    .option(
      '--any-licence',
      'when cross-validating, learn also from rules under licences that are not permissive',
      false,
    )
    .option('--seed <number>', 'when cross-validating, seed of the written examples', parseSeed, 1)
    .option('--by-repository', 'also show the figures of each repository', false)
    .option('--json', 'print everything as JSON', false)
    .action(async (options: Options, command: Command) => {
      const corpus = corpusOf(options, command);
      if (corpus === null) command.error('error: name what to examine on: --rules <file> --labels <file>');
      const { crossValidate, ablate, anyLicence, seed, byRepository, json, model } = options;
      const { crossEvaluate, evaluateModel } = await import('#app/model/evaluate-corpus.ts');
      const { jsonOfExam } = await import('#app/model/json-of-exam.ts');
      const { sayExam } = await import('#app/model/say-exam.ts');
      const log = (line: string): void => void process.stderr.write(`${line}\n`);
      const folds = crossValidate === true ? usualFolds : (crossValidate ?? (ablate ? usualFolds : null));
      const evaluated =
        folds === null
          ? await evaluateModel(model, corpus)
          : await crossEvaluate({ corpus, folds, ablate, anyLicence, seed }, log);
      process.stdout.write(json ? jsonOfExam(evaluated) : sayExam(evaluated, byRepository));
    });
}
