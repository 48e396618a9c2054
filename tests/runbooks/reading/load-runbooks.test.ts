import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadRunbooks } from '#runbooks/reading/load-runbooks.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runbooks-'));
});
afterEach(() => rm(folder, { recursive: true }));

const text = (name: string): string =>
  `# a comment\nname: ${name}\ntrigger:\n  classification: data.backup_failure\nsteps:\n  - {type: wait, for: 1s}\n`;

test('reads every .yml and .yaml of the folder and nothing else', async () => {
  await writeFile(join(folder, 'b.yml'), text('beta'));
  await writeFile(join(folder, 'a.yaml'), text('zeta'));
  await writeFile(join(folder, 'notes.md'), 'not a runbook');
  await writeFile(join(folder, 'b.test.yml'), 'cases: []');
  await writeFile(join(folder, '.hidden.yml'), 'not a runbook');
  const { runbooks, problems } = await loadRunbooks(folder);
  expect(problems).toEqual([]);
  expect(runbooks.map(({ name, file }) => [name, file])).toEqual([
    ['beta', join(folder, 'b.yml')],
    ['zeta', join(folder, 'a.yaml')],
  ]);
});

test('loads the sound ones beside a broken one', async () => {
  await writeFile(join(folder, 'good.yml'), text('good'));
  await writeFile(join(folder, 'bad.yml'), 'name: bad\n');
  const { runbooks, problems } = await loadRunbooks(folder);
  expect(runbooks.map(({ name }) => name)).toEqual(['good']);
  expect(new Set(problems.map(({ file }) => file))).toEqual(new Set([join(folder, 'bad.yml')]));
});

test('names both files of two runbooks with one name, and keeps the first', async () => {
  await writeFile(join(folder, '1.yml'), text('twin'));
  await writeFile(join(folder, '2.yml'), text('twin'));
  const { runbooks, problems } = await loadRunbooks(folder);
  expect(runbooks.map(({ file }) => file)).toEqual([join(folder, '1.yml')]);
  expect(problems).toEqual([
    {
      file: join(folder, '2.yml'),
      line: 2,
      column: 1,
      path: 'name',
      message: `the name "twin" is taken by ${join(folder, '1.yml')}`,
      fix: 'rename one of the two',
    },
  ]);
});

test('says which file or folder cannot be read', async () => {
  await mkdir(join(folder, 'folder.yml'));
  await writeFile(join(folder, 'huge.yml'), '#'.repeat(300_000));
  const { problems } = await loadRunbooks(folder);
  expect(problems.map(({ file, message }) => `${file.replace(folder, '')}: ${message}`)).toEqual([
    expect.stringContaining('/folder.yml: cannot be read'),
    '/huge.yml: the file has 300000 bytes, more than the 262144 a runbook may have',
  ]);
  const none = await loadRunbooks(join(folder, 'nowhere'));
  expect(none.problems[0]?.message).toContain('cannot be read');
});

test('says of a call to a runbook with problems that these are to be solved first', async () => {
  await writeFile(join(folder, 'broken.yml'), text('broken').replace('wait,', 'wiat,'));
  await writeFile(join(folder, 'caller.yml'), `${text('caller')}  - {type: runbook, runbook: broken}\n`);
  const { problems } = await loadRunbooks(folder);
  expect(problems.map(({ message }) => message)).toEqual([
    '"wiat" is not a step type',
    'the runbook broken has problems of its own',
  ]);
});
