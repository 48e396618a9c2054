import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRunbookCommand } from '#handlers/slack/commands/parse-runbook-command.ts';

describe('parseRunbookCommand', () => {
  it.each([
    ['', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['list', { kind: 'list' }],
    ['ls', { kind: 'list' }],
    ['show pool-restart', { kind: 'show', name: 'pool-restart' }],
    ['show `pool-restart`', { kind: 'show', name: 'pool-restart' }],
    ['run pool-restart', { kind: 'run', name: 'pool-restart', incident: null }],
    ['run pool-restart #12', { kind: 'run', name: 'pool-restart', incident: { number: 12, isBare: false } }],
  ])('reads %j', (text, command) => {
    expect(parseRunbookCommand(text)).toEqual(command);
  });

  it.each([
    ['list all', 'list takes nothing, not "all"'],
    ['show', 'show needs the name of a runbook'],
    ['show two names', 'show takes one name, not "two names"'],
    ['run', 'run needs the name of a runbook'],
    ['run pool-restart twelve', '"twelve" is not the number of an incident'],
    ['run pool-restart 12 now', 'run takes a name and a number, not also "now"'],
  ])('names the argument that is wrong in %j', (text, problem) => {
    expect(parseRunbookCommand(text)).toMatchObject({ kind: 'wrong', problem });
  });

  it('asks after a slip of the fingers whether something else was meant', () => {
    expect(parseRunbookCommand('shw x')).toEqual({ kind: 'unknown', word: 'shw', suggestion: 'show' });
    expect(parseRunbookCommand('toString')).toMatchObject({ kind: 'unknown', suggestion: null });
  });

  it('answers something to anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseRunbookCommand(text).kind).toBeTypeOf('string');
      }),
    );
  });
});
