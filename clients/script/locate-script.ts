import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { editDistance } from '#domain/edit-distance.ts';
import type { OutsideError } from '#domain/outside-error.ts';
import { scriptError } from './script-error.ts';

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const mostNamed = 10;

/**
 * The real path of a script: a regular file directly within the folder, reached by a plain name. A link counts when it
 * leads to such a file. Throws an OutsideError `no_such_script` that says what the folder has instead.
 */
export async function locateScript(folder: string | null, name: string): Promise<string> {
  if (folder === null) throw refused('no scripts can run: set scripts.folder to the folder they are in');
  if (!namePattern.test(name)) {
    throw refused(`${JSON.stringify(name)} is no name of a script: letters, digits, ".", "_" and "-", and no folders`);
  }
  const root = await realpath(folder).catch((error: unknown) => {
    throw refused(`the folder ${folder} of the setting scripts.folder cannot be read`, error);
  });
  const path = await realpath(join(root, name)).catch(() => null);
  if (path === null) {
    throw refused(`${folder} has no script ${name}: ${await sayWhatThereIs(root, name)}`);
  }
  if (dirname(path) !== root) throw refused(`${name} is a link that leads out of ${folder}`);
  if (!(await stat(path)).isFile()) throw refused(`${name} in ${folder} is not a file`);
  return path;
}

function refused(message: string, cause?: unknown): OutsideError {
  return scriptError('no_such_script', message, { kind: 'no' }, cause);
}

async function sayWhatThereIs(root: string, name: string): Promise<string> {
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory() && namePattern.test(entry.name))
    .map((entry) => ({ name: entry.name, slips: editDistance(entry.name, name) }))
    .toSorted((a, b) => a.slips - b.slips || (a.name < b.name ? -1 : 1));
  if (names.length === 0) return 'the folder is empty';
  const more = names.length > mostNamed ? `, and ${names.length - mostNamed} more` : '';
  return `it has ${names
    .slice(0, mostNamed)
    .map((one) => one.name)
    .join(', ')}${more}`;
}
