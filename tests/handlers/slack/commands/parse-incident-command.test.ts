import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIncidentCommand } from '#handlers/slack/commands/parse-incident-command.ts';

const twelve = { number: 12, isBare: true };
const inc12 = { number: 12, isBare: false };

describe('parseIncidentCommand', () => {
  it.each([
    ['', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['HELP me', { kind: 'help' }],
    ['list', { kind: 'list', state: 'open' }],
    ['list open', { kind: 'list', state: 'open' }],
    ['  List   ALL ', { kind: 'list', state: 'all' }],
    ['show', { kind: 'show', incident: null }],
    ['show 12', { kind: 'show', incident: twelve }],
    ['show #12', { kind: 'show', incident: inc12 }],
    ['show inc-12', { kind: 'show', incident: inc12 }],
    ['show `INC-12`', { kind: 'show', incident: inc12 }],
    ['ack', { kind: 'ack', incident: null }],
    ['acknowledge 12', { kind: 'ack', incident: twelve }],
    ['cause', { kind: 'cause', incident: null }],
    ['cause #12', { kind: 'cause', incident: inc12 }],
    ['resolve', { kind: 'resolve', incident: null, note: null }],
    ['resolve 12', { kind: 'resolve', incident: twelve, note: null }],
    ['resolve INC-12 the pool\nwas full', { kind: 'resolve', incident: inc12, note: 'the pool\nwas full' }],
    ['resolve the pool was full', { kind: 'resolve', incident: null, note: 'the pool was full' }],
    ['resolve 3 pods were stuck', { kind: 'resolve', incident: { number: 3, isBare: true }, note: 'pods were stuck' }],
    ['declare', { kind: 'declare', severity: null, title: null }],
    ['declare sev1', { kind: 'declare', severity: 'sev1', title: null }],
    ['declare p2 Claims portal is down', { kind: 'declare', severity: 'sev2', title: 'Claims portal is down' }],
    ['declare high latency in claims', { kind: 'declare', severity: null, title: 'high latency in claims' }],
    ['new Claims portal is down', { kind: 'declare', severity: null, title: 'Claims portal is down' }],
  ])('reads %j', (text, command) => {
    expect(parseIncidentCommand(text)).toEqual(command);
  });

  it.each([
    ['list closed', 'list takes nothing or "all", not "closed"'],
    ['show twelve', 'show takes the number of one incident, not "twelve"'],
    ['show 12 13', 'show takes the number of one incident, not "12 13"'],
    ['cause memory', 'cause takes the number of one incident, not "memory"'],
    ['ack 0', 'ack takes the number of one incident, not "0"'],
    ['ack -1', 'ack takes the number of one incident, not "-1"'],
    ['ack 99999999999', 'ack takes the number of one incident, not "99999999999"'],
    ['resolve INC-x done', '"INC-x" is not the number of an incident'],
    ['resolve #payments down', '"#payments" is not the number of an incident'],
    [`resolve 12 ${'x'.repeat(1001)}`, 'the note has 1001 characters; at most 1000 are kept in the timeline'],
    [`declare ${'x'.repeat(121)}`, 'the title has 121 characters; at most 120 fit'],
  ])('names the argument that is wrong in %j, with an example', (text, problem) => {
    const example = expect.stringMatching(/^\/incident /);
    expect(parseIncidentCommand(text)).toEqual({ kind: 'wrong', problem, example });
  });

  it.each([
    ['lst', 'list'],
    ['resovle 12', 'resolve'],
    ['shwo', 'show'],
    ['couse', 'cause'],
    ['aknowledge 12', 'acknowledge'],
    ['frobnicate', null],
  ])('asks after %j whether something else was meant', (text, suggestion) => {
    expect(parseIncidentCommand(text)).toMatchObject({ kind: 'unknown', suggestion });
  });

  it('reads every example that it gives', () => {
    for (const text of ['list closed', 'show x', 'ack x', 'resolve INC-x', `declare ${'x'.repeat(121)}`]) {
      const command = parseIncidentCommand(text);
      if (command.kind !== 'wrong') throw new Error(`${text} was expected to be wrong`);
      expect(parseIncidentCommand(command.example.replace('/incident ', '')).kind).not.toMatch(/wrong|unknown/);
    }
  });

  it('answers something to anything', () => {
    const words = fc.constantFrom(
      'list',
      'show',
      'ack',
      'resolve',
      'declare',
      'help',
      '12',
      'INC-',
      '#',
      'constructor',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'grapheme' })), { maxLength: 5 }), (parts) => {
        expect(parseIncidentCommand(parts.join(' ')).kind).toBeTypeOf('string');
      }),
    );
  });
});
