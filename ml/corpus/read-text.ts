import { readFile } from 'node:fs/promises';
import { DataError } from './data-error.ts';

/** A text file's content. Throws a DataError that names the file where it is not there or cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new DataError([missing ? `${file}: there is no such file` : `${file}: cannot be read: ${String(cause)}`], {
      cause,
    });
  }
}
