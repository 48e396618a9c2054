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
    ['run pool-restart', { kind: 'run', name: 'pool-restart', incident: null, inputs: [] }],
    ['run `pool-restart`', { kind: 'run', name: 'pool-restart', incident: null, inputs: [] }],
    ['status', { kind: 'status' }],
    ['RESUME', { kind: 'resume' }],
    ['cancel', { kind: 'cancel', incident: null }],
    ['cancel INC-12', { kind: 'cancel', incident: { number: 12, isBare: false } }],
    ['retry 12', { kind: 'retry', incident: { number: 12, isBare: true } }],
    ['log 12 page 2', { kind: 'log', incident: { number: 12, isBare: true }, page: 2 }],
    ['stop all', { kind: 'stop', reason: null }],
    ['stop ALL  that\'s "enough" now', { kind: 'stop', reason: 'that\'s "enough" now' }],
    [
      'run pool-restart #12',
      { kind: 'run', name: 'pool-restart', incident: { number: 12, isBare: false }, inputs: [] },
    ],
  ])('reads %j', (text, command) => {
    expect(parseRunbookCommand(text)).toEqual(command);
  });

  it.each([
    ['list all', 'list takes nothing, not "all"'],
    ['show', 'show needs the name of a runbook'],
    ['show two names', 'show takes one name, not "two names"'],
    ['run', 'run needs the name of a runbook'],
    ['run pool-restart twelve', '"twelve" is not the number of an incident'],
    ['run pool-restart 12 now', 'run takes a name, a number and inputs, not also "now"'],
    ['resume now', 'resume takes nothing, not "now"'],
    ['cancel one', 'cancel takes the number of one incident, not "one"'],
    ['retry 1 2', 'retry takes the number of one incident, not "1 2"'],
    ['stop', 'stop needs the word all, because it stops every runbook; cancel ends one run'],
    ['stop 12', 'stop needs the word all, because it stops every runbook; cancel ends one run'],
    ['stop allnow', 'stop needs the word all, because it stops every runbook; cancel ends one run'],
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
