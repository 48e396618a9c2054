import { Command, InvalidArgumentError } from 'commander';

export function demoCommand(): Command {
  return new Command('demo')
    .description('Run Firebreak joined to a sandbox: a Slack workspace in the browser and a cluster to break.')
    .option('--port <number>', 'port of the page', parsePort, 4000)
    .option('--no-fault', 'inject nothing: the sandbox only waits')
    .option('--json', 'print one line of JSON with all addresses and secrets when ready', false)
    .action(async (options: { port: number; fault: boolean; json: boolean }) => {
      // Loaded here, so that no other command touches the sandbox.
      const { demo } = await import('#app/demo.ts');
      process.exit(await demo(options));
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('It must be a number from 0 (any free port) to 65535.');
  }
  return port;
}
