import { Command } from 'commander';
import { exportCommand } from '#app/model-commands/export.ts';
import { importCommand } from '#app/model-commands/import.ts';

export function modelCommand(): Command {
  const command = new Command('model').description(
    'Take the classifier to other tools, and bring other tools’ classifiers here.',
  );
  for (const own of [exportCommand(), importCommand()]) command.addCommand(own);
  return command;
}
