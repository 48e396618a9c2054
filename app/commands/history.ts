import { Command } from 'commander';
import { exportCommand } from '#app/history-commands/export.ts';

export function historyCommand(): Command {
  const command = new Command('history').description('What the database knows of past incidents, for training.');
  command.addCommand(exportCommand());
  return command;
}
