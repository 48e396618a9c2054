import { Command } from 'commander';
import { referenceCommand } from '#app/runbook-commands/reference.ts';
import { schemaCommand } from '#app/runbook-commands/schema.ts';
import { testCommand } from '#app/runbook-commands/test.ts';

export function runbookCommand(): Command {
  const command = new Command('runbook').description('Rehearse runbooks, and say how they are written.');
  for (const own of [testCommand(), schemaCommand(), referenceCommand()]) command.addCommand(own);
  return command;
}
