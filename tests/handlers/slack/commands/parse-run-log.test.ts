import { describe, expect, it } from 'vitest';
import { parseRunLog } from '#handlers/slack/commands/parse-run-log.ts';

const parse = (text: string) => parseRunLog(text.split(' ').filter(Boolean));
const incident = { number: 12, isBare: true };

describe('parseRunLog', () => {
  it.each([
    ['', { kind: 'log', incident: null, page: 1 }],
    ['12', { kind: 'log', incident, page: 1 }],
    ['page 3', { kind: 'log', incident: null, page: 3 }],
    ['12 page 3', { kind: 'log', incident, page: 3 }],
  ])('reads %j', (text, command) => {
    expect(parse(text)).toEqual(command);
  });

  it.each([
    ['twelve', 'log takes the number of one incident and perhaps a page, not "twelve"'],
    ['12 13', 'log takes the number of one incident and perhaps a page, not "12 13"'],
    ['12 page', 'page takes one number from 1, not ""'],
    ['12 page 0', 'page takes one number from 1, not "0"'],
    ['12 page 2 3', 'page takes one number from 1, not "2 3"'],
  ])('names what is wrong in %j', (text, problem) => {
    expect(parse(text)).toMatchObject({ kind: 'wrong', problem });
  });
});
