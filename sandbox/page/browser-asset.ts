import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { vendorFile } from './vendor-modules.ts';

export interface BrowserAsset {
  readonly body: string;
  readonly contentType: string;
}

const root = join(import.meta.dirname, 'browser');
/** Folders and files of lower-case words only, so that a path cannot climb out of the folder. */
const browserPath = /^\/browser\/((?:[a-z0-9-]+\/)*[a-z0-9-]+\.(ts|css))$/;
const script = 'text/javascript; charset=utf-8';

/**
 * The file behind a path of the page, types stripped from TypeScript, or null when there is none.
 * Nothing is kept in memory: an edited file is served as it is on the next reload.
 */
export async function browserAsset(path: string): Promise<BrowserAsset | null> {
  const vendor = vendorFile(path);
  if (vendor) return { body: await readFile(vendor, 'utf8'), contentType: script };
  const [, relative, extension] = browserPath.exec(path) ?? [];
  if (!relative) return null;
  const source = await readIfPresent(join(root, relative));
  if (source === null) return null;
  return extension === 'ts'
    ? { body: stripTypeScriptTypes(source), contentType: script }
    : { body: source, contentType: 'text/css; charset=utf-8' };
}

async function readIfPresent(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
