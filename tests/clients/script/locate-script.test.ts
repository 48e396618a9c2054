import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locateScript } from '#clients/script/locate-script.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { createScriptsFolder, type ScriptsFolder } from './scripts-folder.ts';

let folder: ScriptsFolder;
let elsewhere: ScriptsFolder;
beforeAll(async () => {
  folder = await createScriptsFolder();
  elsewhere = await createScriptsFolder();
  await folder.write('vacuum.sh');
  await folder.write('rotate-keys.sh');
  await elsewhere.write('outside.sh');
  await mkdir(join(folder.path, 'sub'));
  await writeFile(join(folder.path, 'sub', 'inner.sh'), '');
  await symlink(join(elsewhere.path, 'outside.sh'), join(folder.path, 'leads-out.sh'));
  await symlink(join(folder.path, 'sub', 'inner.sh'), join(folder.path, 'leads-down.sh'));
  await symlink('vacuum.sh', join(folder.path, 'alias.sh'));
});
afterAll(async () => {
  await folder.remove();
  await elsewhere.remove();
});

test('finds a file of the folder, also through a link to one', async () => {
  const path = join(folder.path, 'vacuum.sh');
  expect(await locateScript(folder.path, 'vacuum.sh')).toBe(path);
  expect(await locateScript(folder.path, 'alias.sh')).toBe(path);
});

test.each([
  ['vacum.sh', 'it has vacuum.sh, '],
  ['leads-out.sh', 'leads out of'],
  ['leads-down.sh', 'leads out of'],
  ['sub', 'not a file'],
  ['sub/inner.sh', 'no folders'],
  ['../outside.sh', 'no folders'],
  ['..', 'no folders'],
  ['.hidden', 'no folders'],
  ['-rf', 'no folders'],
  ['/bin/sh', 'no folders'],
  ['vacuum.sh\0', 'no folders'],
  ['vacuum.sh\n', 'no folders'],
  ['', 'no folders'],
])('refuses %j: %s', async (name, words) => {
  const error = await outsideErrorOf(locateScript(folder.path, name));
  expect(error).toMatchObject({ system: 'script', code: 'no_such_script', retry: { kind: 'no' } });
  expect(error.message).toContain(words);
});

test('names the setting when there is no folder, or none that can be read', async () => {
  expect((await outsideErrorOf(locateScript(null, 'a.sh'))).message).toContain('scripts.folder');
  expect((await outsideErrorOf(locateScript(join(folder.path, 'gone'), 'a.sh'))).message).toContain('scripts.folder');
});
