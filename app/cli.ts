import { Command, CommanderError } from 'commander';
import { demoCommand } from './commands/demo.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { featuresCommand } from './commands/features.ts';
import { historyCommand } from './commands/history.ts';
import { lintCommand } from './commands/lint.ts';
import { migrateCommand } from './commands/migrate.ts';
import { modelCommand } from './commands/model.ts';
import { predictCommand } from './commands/predict.ts';
import { runbookCommand } from './commands/runbook.ts';
import { serveCommand } from './commands/serve.ts';
import { trainCommand } from './commands/train.ts';

/** Exit codes of every command: 0 done, 1 findings or failure, 2 wrong usage. */
const usageError = 2;

const program = new Command('firebreak')
  .description('Takes a Kubernetes alert from "it fired" to "it is fixed, and everybody knows why".')
  .showHelpAfterError('Add --help for usage.')
  .exitOverride();
const commands = [
  serveCommand(),
  demoCommand(),
  migrateCommand(),
  lintCommand(),
  runbookCommand(),
  trainCommand(),
  evaluateCommand(),
  predictCommand(),
  featuresCommand(),
  modelCommand(),
  historyCommand(),
];
for (const command of commands) addCommand(program, command);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  // Asking for help is no error; commander has already printed what is to be said.
  const asked = error.exitCode === 0;
  process.exit(asked ? 0 : usageError);
}

/** Settings are handed down to the commands of a command as well. */
function addCommand(parent: Command, command: Command): void {
  parent.addCommand(command.copyInheritedSettings(parent));
  for (const inner of command.commands) inner.copyInheritedSettings(parent);
}
