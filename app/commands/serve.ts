import { Command } from 'commander';

export function serveCommand(): Command {
  return new Command('serve')
    .description('Run Firebreak from firebreak.yml and the environment until Ctrl-C.')
    .action(async () => {
      // Loaded here, so that no other command waits for the whole application.
      const { serve } = await import('#app/main.ts');
      process.exit(await serve());
    });
}
