import { code } from '#handlers/slack/views/mrkdwn.ts';

/** "There is no `/incident lst`. Did you mean `/incident list`?", as escaped mrkdwn. */
export function unknownSubcommand(command: string, word: string, suggestion: string | null): string {
  const hint = suggestion === null ? '' : ` Did you mean ${code(`${command} ${suggestion}`, 100)}?`;
  return `There is no ${code(`${command} ${word}`, 100)}.${hint}`;
}
