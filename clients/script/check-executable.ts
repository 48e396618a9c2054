import { access, constants, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { scriptError } from './script-error.ts';

/** How a program for this machine begins: ELF, and Mach-O in its two byte orders and its fat form. */
const programMagic: ReadonlySet<string> = new Set(['7f454c46', 'cffaedfe', 'feedfacf', 'cafebabe']);

/**
 * Throws an OutsideError `not_executable` when the system would not run the file. Asked beforehand, because a shell
 * would answer with an exit status that looks like the script's own, or take the file for a script of its own language.
 */
export async function checkExecutable(path: string): Promise<void> {
  const name = basename(path);
  if (!(await may(path, constants.R_OK | constants.X_OK))) {
    throw scriptError('not_executable', `${name} is not executable: chmod +x it, and let the app's user read it`);
  }
  const head = await readHead(path);
  if (programMagic.has(head.subarray(0, 4).toString('hex'))) return;
  const firstLine = /^#!\s*([^\s\0]+)/.exec(head.toString('latin1'));
  if (!firstLine) {
    throw scriptError('not_executable', `${name} does not say what runs it: begin it with #!, as in #!/bin/sh`);
  }
  const [, interpreter = ''] = firstLine;
  if (!(await may(interpreter, constants.X_OK))) {
    throw scriptError('not_executable', `${name} begins with #!${interpreter}, which is not a program here`);
  }
}

async function may(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
