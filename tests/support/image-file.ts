import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'node_modules', '.cache', 'firebreak-tests');
const keptMs = 6 * 60 * 60_000;

/** Where the image of a migrated database is: made once for each state of `store/`, and kept between runs. */
export async function imageFile(): Promise<string> {
  const file = join(folder, `database-${await fingerprint()}.tar`);
  if (existsSync(file)) return file;
  // Loaded only now: it brings the store and both databases with it.
  const { makeImage } = await import('./make-image.ts');
  const image = await makeImage();
  await mkdir(folder, { recursive: true });
  await removeOldImages();
  // Two runs may get here at once: a file is whole when it gets its name, and both hold the same.
  const unnamed = join(folder, `making-${randomUUID()}`);
  await writeFile(unnamed, image);
  await rename(unnamed, file);
  return file;
}

/** Those of other states of `store/`; a younger one may be another run's, which has not read it yet. */
async function removeOldImages(): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    // Another run may just have renamed or removed it.
    const ageMs = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (ageMs > keptMs) await rm(path, { force: true });
  }
}

/** Of the store's sources and of the packages that make tables for it. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const packages = ['@electric-sql/pglite', 'pg-boss'].map((name) => `node_modules/${name}/package.json`);
  const sources = (await readdir(join(root, 'store'), { recursive: true })).filter((path) => path.endsWith('.ts'));
  for (const path of [...sources.toSorted().map((source) => `store/${source}`), ...packages]) {
    hash.update(`${path}\n`).update(await readFile(join(root, path)));
  }
  return hash.digest('hex').slice(0, 16);
}
