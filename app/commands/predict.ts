import { Command } from 'commander';
import { shippedModel } from '#app/model/model-folder.ts';

export function predictCommand(): Command {
  return new Command('predict')
    .description(
      'Judge alerts: one a line (JSON) on standard input, class, probabilities, severity and reasons a line out.',
    )
    .option('--model <folder>', 'the model to ask', shippedModel)
    .action(async ({ model }: { model: string }) => {
      const { predictLines } = await import('#app/model/predict-lines.ts');
      const bad = await predictLines(model, process.stdin, process.stdout);
      if (bad === 0) return;
      process.stderr.write(
        `${bad === 1 ? '1 line' : `${bad} lines`} could not be read; each has its own "error" line\n`,
      );
      process.exitCode = 1;
    });
}
