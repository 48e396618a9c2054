import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** The manifest that an installation is made from. */
export async function readManifest(): Promise<object> {
  return parse(await readFile(new URL('../../slack-manifest.yml', import.meta.url), 'utf8')) as object;
}
