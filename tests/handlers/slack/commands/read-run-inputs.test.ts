import { describe, expect, it } from 'vitest';
import { readRunInputs } from '#handlers/slack/commands/read-run-inputs.ts';

const declared = {
  replicas: { type: 'number', description: '' },
  note: { type: 'string', description: '' },
  force: { type: 'boolean', description: '' },
  patience: { type: 'quantity', description: '' },
} as const;
const read = (name: string, value: string) => readRunInputs(declared, [{ name, value }]);

describe('readRunInputs', () => {
  it.each([
    ['replicas', '6', 6],
    ['replicas', '-1.5', -1.5],
    ['note', '6', '6'],
    ['note', '', ''],
    ['force', 'True', true],
    ['force', 'false', false],
    ['patience', '2000ms', '2000ms'],
    ['patience', '90%', '90%'],
    ['patience', '512Mi', '512Mi'],
    ['patience', '250mcores', '250mcores'],
  ])('reads %s=%s as its type', (name, value, expected) => {
    expect(read(name, value)).toEqual({ kind: 'inputs', inputs: { [name]: expected } });
  });

  it.each([
    ['replicas', 'six', 'the input replicas is a number, not "six"'],
    ['replicas', '0x10', 'the input replicas is a number, not "0x10"'],
    ['replicas', '9'.repeat(400), `the input replicas is a number, not "${'9'.repeat(400)}"`],
    ['force', 'yes', 'the input force is true or false, not "yes"'],
    ['patience', 'pool_max * 2', 'the input patience is a quantity such as 2000ms, 90% or 512Mi, not "pool_max * 2"'],
    ['replica', '6', 'this runbook has no input replica; did you mean replicas'],
    ['speed', '6', 'this runbook has no input speed; it takes replicas, note, force, patience'],
    ['__proto__', '6', 'this runbook has no input __proto__; it takes replicas, note, force, patience'],
    ['toString', '6', 'this runbook has no input toString; it takes replicas, note, force, patience'],
  ])('refuses %s=%s and says how it would be right', (name, value, problem) => {
    expect(read(name, value)).toEqual({ kind: 'wrong', problem });
  });

  it('says of a runbook without inputs that it takes none', () => {
    const given = [{ name: 'replicas', value: '6' }];
    expect(readRunInputs({}, given)).toMatchObject({ problem: 'this runbook takes no inputs, not replicas either' });
  });
});
