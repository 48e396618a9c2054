import { describe, expect, it } from 'vitest';
import { parseRun } from '#handlers/slack/commands/parse-run.ts';

describe('parseRun', () => {
  it('reads name, number and inputs, the inputs anywhere behind the name', () => {
    const inputs = [
      { name: 'replicas', value: '6' },
      { name: 'note', value: 'two words' },
    ];
    const incident = { number: 12, isBare: true };
    expect(parseRun('scale-up 12 replicas=6 note="two words"')).toEqual({
      kind: 'run',
      name: 'scale-up',
      incident,
      inputs,
    });
    expect(parseRun('scale-up replicas=6 12 note="two words"')).toEqual({
      kind: 'run',
      name: 'scale-up',
      incident,
      inputs,
    });
    expect(parseRun('scale-up replicas=6')).toMatchObject({ incident: null, inputs: [inputs[0]] });
  });

  it.each([
    ['', 'run needs the name of a runbook'],
    ['replicas=6', 'run needs the name of a runbook'],
    ['scale-up twelve', '"twelve" is not the number of an incident'],
    ['scale-up replicas = 6', '"replicas" is not the number of an incident'],
    ['scale-up 12 now', 'run takes a name, a number and inputs, not also "now"'],
    ['scale-up a=1 a=2', 'the input a is given twice'],
    ['scale-up a="1', 'the quote of a="1 has no end'],
  ])('names what is wrong in %j', (text, problem) => {
    expect(parseRun(text)).toMatchObject({ kind: 'wrong', problem });
  });
});
