import { chmod, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of scripts for one test file. */
export interface ScriptsFolder {
  readonly path: string;
  /** Writes an executable shell script. */
  write(name: string, ...lines: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

export async function createScriptsFolder(): Promise<ScriptsFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'firebreak-test-scripts-')));
  return {
    path,
    async write(name, ...lines) {
      await writeFile(join(path, name), ['#!/bin/sh', ...lines, ''].join('\n'));
      await chmod(join(path, name), 0o755);
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
