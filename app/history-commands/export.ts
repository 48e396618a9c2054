import { Command } from 'commander';
import { usualFile } from '#app/history/usual-file.ts';

export function exportCommand(): Command {
  return new Command('export')
    .description(
      'Print the past incidents of the database, a JSON object a line, as "firebreak train --history" reads them.',
    )
    .option('--config <file>', 'the firebreak.yml that names the services and the database’s folder', usualFile)
    .option('--folder <path>', 'folder of the embedded database, where DATABASE_URL is not set')
    .action(async ({ config, folder }: { config: string; folder?: string }) => {
      const { writeHistory } = await import('#app/history/write-history.ts');
      const written = await writeHistory(config, folder, process.stdout);
      process.stderr.write(written.kind === 'written' ? `${written.count} past incidents\n` : `${written.why}\n`);
      process.exitCode = written.kind === 'written' ? 0 : 2;
    });
}
