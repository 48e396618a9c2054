import { Command } from 'commander';
import { serve } from '#app/main.ts';

export function serveCommand(): Command {
  return new Command('serve')
    .description('Run Firebreak from firebreak.yml and the environment until Ctrl-C.')
    .action(async () => {
      process.exit(await serve());
    });
}
