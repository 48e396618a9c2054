import { describe, expect, it } from 'vitest';
import { commandInProgress, suggestCommands, typedCommand } from '#sandbox/page/browser/typed-command.ts';
import { commands } from '#tests/sandbox/page/example-company.ts';

describe('typedCommand', () => {
  it('reads a command and what follows it', () => {
    expect(typedCommand('/incident  show 12 ')).toEqual({ command: '/incident', text: 'show 12' });
    expect(typedCommand('/incident')).toEqual({ command: '/incident', text: '' });
  });

  it('takes anything else for a message', () => {
    expect(typedCommand('see /etc/hosts')).toBeNull();
    expect(typedCommand('/ nothing')).toBeNull();
  });
});

describe('suggestCommands', () => {
  it('offers the commands that start with what is typed, until a space follows', () => {
    expect(suggestCommands('/', commands).map((each) => each.command)).toEqual(['/incident', '/runbook']);
    expect(suggestCommands('/r', commands).map((each) => each.command)).toEqual(['/runbook']);
    expect(suggestCommands('/runbook ', commands)).toEqual([]);
    expect(suggestCommands('hello /r', commands)).toEqual([]);
  });
});

describe('commandInProgress', () => {
  it('is the command whose arguments are being typed', () => {
    expect(commandInProgress('/runbook sh', commands)?.command).toBe('/runbook');
    expect(commandInProgress('/runbook', commands)).toBeNull();
    expect(commandInProgress('/other x', commands)).toBeNull();
  });
});
