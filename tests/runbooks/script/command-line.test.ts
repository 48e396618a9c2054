import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLine } from '#runbooks/script/command-line.ts';
import { anyHostileValue } from '#tests/runbooks/hostile-values.ts';

test('shows where each argument begins and ends', () => {
  const args = ['--table=claims', 'a b', "it's", '', '$(reboot)', 'a\nb\u202e'];
  expect(commandLine({ script: 'vacuum.sh', args })).toBe(
    String.raw`vacuum.sh --table=claims 'a b' 'it'\''s' '' '$(reboot)' $'a\u000ab\u202e'`,
  );
});

test('is one line, which a shell reads as the same arguments', () => {
  const lines: string[] = [];
  const wanted: string[] = [];
  fc.assert(
    fc.property(anyHostileValue, (value) => {
      const text = value.toWellFormed();
      const line = commandLine({ script: 'x', args: [text] }).slice('x '.length);
      expect(line).not.toMatch(/[\p{Cc}\u2028-\u202e]/u);
      // A shell cannot hold a NUL, a long argument is cut, and codes beyond four digits are bash's own.
      if (line.startsWith("'") || !line.startsWith('$')) {
        lines.push(line);
        wanted.push(text);
      }
    }),
    { numRuns: 100 },
  );
  const printed = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${lines.join(' ')}`], { encoding: 'utf8' });
  expect(printed.split('\0').slice(0, -1)).toEqual(wanted);
});
