import { expect, it } from 'vitest';
import { unknownSubcommand } from '#handlers/slack/commands/unknown-subcommand.ts';

it('unknownSubcommand repeats what was typed without obeying it, and what was perhaps meant', () => {
  expect(unknownSubcommand('/runbook', '`<!here>', 'help')).toBe(
    'There is no `/runbook ˋ&lt;!here&gt;`. Did you mean `/runbook help`?',
  );
  expect(unknownSubcommand('/runbook', 'dance', null)).toBe('There is no `/runbook dance`.');
});
