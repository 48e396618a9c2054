import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { shippedModel } from '#app/model/model-folder.ts';

interface Options {
  readonly model: string;
  readonly format: 'xgboost-json' | 'onnx';
  readonly out?: string;
}

export function exportCommand(): Command {
  return new Command('export')
    .description('Print the model as XGBoost’s JSON or as the ONNX graph that serves it.')
    .addOption(new Option('--format <format>', 'what to print').choices(['xgboost-json', 'onnx']).makeOptionMandatory())
    .option('--model <folder>', 'the model to export', shippedModel)
    .option('--out <file>', 'write to a file instead of standard output')
    .action(async ({ model, format, out }: Options) => {
      const { exportModel } = await import('#app/model/export-model.ts');
      const { content, leftOut } = await exportModel(model, format);
      for (const part of leftOut) process.stderr.write(`not in it: ${part}\n`);
      if (out === undefined) process.stdout.write(content);
      else await writeFile(out, content);
    });
}
