import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { loadRunbooks } from '#runbooks/reading/load-runbooks.ts';
import { runbookReference } from '#runbooks/reference/runbook-reference.ts';

const library = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'runbooks', 'library');

export function referenceCommand(): Command {
  return new Command('reference')
    .description('Print the reference of the language, made from its schemas and the bundled runbooks.')
    .option('--write <file>', 'write it to a file instead')
    .action(async ({ write }: { readonly write?: string }) => {
      const { runbooks } = await loadRunbooks(library);
      const reference = runbookReference(runbooks);
      if (write === undefined) process.stdout.write(reference);
      else await writeFile(write, reference);
    });
}
