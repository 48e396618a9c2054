import type { WorkspaceView } from '#sandbox/contract.ts';

type Command = WorkspaceView['commands'][number];

/** A line that starts with a slash is a command, known or not, as in Slack; anything else is a message (null). */
export function typedCommand(typed: string): { readonly command: string; readonly text: string } | null {
  const match = /^(\/\S+)\s*([\s\S]*)$/.exec(typed.trim());
  return match ? { command: match[1] ?? '', text: match[2] ?? '' } : null;
}

/** The commands to offer while one is being typed; none once its name is complete and a space follows. */
export function suggestCommands(typed: string, commands: readonly Command[]): readonly Command[] {
  return /^\/\S*$/.test(typed) ? commands.filter((candidate) => candidate.command.startsWith(typed)) : [];
}

/** The command whose arguments are being typed, so that its usage can be shown. */
export function commandInProgress(typed: string, commands: readonly Command[]): Command | null {
  const name = /^(\/\S+)\s/.exec(typed)?.[1];
  return commands.find((candidate) => candidate.command === name) ?? null;
}
