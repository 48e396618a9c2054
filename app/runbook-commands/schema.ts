import { Command } from 'commander';
import { runbookJsonSchema } from '#runbooks/reading/json-schema.ts';

export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print the JSON Schema of runbooks, by which editors complete and check them.')
    .action(() => {
      process.stdout.write(`${JSON.stringify(runbookJsonSchema(), null, 2)}\n`);
    });
}
