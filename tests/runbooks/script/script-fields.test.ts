import { expect, test } from 'vitest';
import { withSteps } from '#tests/runbooks/walk.ts';

const read = (fields: string) => () => withSteps(`  - {type: script, ${fields}}\n`);

test.each([
  ['script: ../etc/passwd', 'is not the name of a script'],
  ['script: bin/vacuum.sh', 'without folders'],
  ['script: -rf', 'is not the name of a script'],
  ['script: "{{ service }}.sh"', 'is not the name of a script'],
  ['script: a.sh, args: [5]', 'put it in quotes'],
  ['script: a.sh, args: ["--{{ service }}"]', 'cannot be filled in here'],
  ['script: a.sh, args: ["{{ nothing }}"]', 'nothing is not known here'],
  ['script: a.sh, env: {lower: x}', 'use capital letters'],
  ['script: a.sh, env: {A: 5}', 'put it in quotes'],
  ['script: a.sh, env: {A: x}, secrets: [A]', 'rename one of the two'],
  ['script: a.sh, secrets: [hunter-2]', 'is not the name of a secret'],
  ['script: a.sh, expect_exit: 256', 'a number from 0 to 255'],
  ['script: a.sh, output: yaml', 'json, text, none'],
  ['script: a.sh, changes: false, verify: {script: b.sh}', 'leave it out'],
  ['script: a.sh, verify: {script: b.sh, args: ["-{{ service }}"]}', 'cannot be filled in here'],
])('%s is not accepted: %s', (fields, words) => {
  expect(read(fields)).toThrow(words);
});

test('a script with everything is accepted', () => {
  const verify = 'verify: {script: b.sh, args: ["{{ service }}"], timeout: 5s}';
  expect(
    read(
      `script: a.sh, args: [--n, "{{ service }}"], env: {A: "{{ service }}"}, secrets: [B], expect_exit: [0, 3], output: json, ${verify}`,
    ),
  ).not.toThrow();
});
