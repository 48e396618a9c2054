import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkExecutable } from '#clients/script/check-executable.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { createScriptsFolder, type ScriptsFolder } from './scripts-folder.ts';

let folder: ScriptsFolder;
beforeAll(async () => {
  folder = await createScriptsFolder();
});
afterAll(() => folder.remove());

async function file(content: string, mode = 0o755): Promise<string> {
  const path = join(folder.path, 'script');
  await writeFile(path, content);
  await chmod(path, mode);
  return path;
}

test.each(['#!/bin/sh\n', '#! /bin/sh -e\n', '#!/usr/bin/env sh\n'])('takes %j', async (content) => {
  expect(await checkExecutable(await file(content))).toBeUndefined();
});

test('takes a program', async () => {
  expect(await checkExecutable(process.execPath)).toBeUndefined();
});

test.each([
  ['echo hello\n', 0o755, 'begin it with #!'],
  ['', 0o755, 'begin it with #!'],
  ['\ufeff#!/bin/sh\n', 0o755, 'begin it with #!'],
  ['#!/no/such/interpreter\n', 0o755, '#!/no/such/interpreter, which is not a program'],
  ['#!/bin/sh\r\n', 0o644, 'chmod +x'],
])('refuses %j with mode %o: %s', async (content, mode, words) => {
  const error = await outsideErrorOf(checkExecutable(await file(content, mode)));
  expect(error).toMatchObject({ code: 'not_executable', retry: { kind: 'no' } });
  expect(error.message).toContain(words);
});
