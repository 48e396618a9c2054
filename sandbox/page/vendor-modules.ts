import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** The browser's packages: specifier, the package that holds it, and its ES module within the package. */
const modules = [
  { specifier: 'preact', packageName: 'preact', file: 'dist/preact.mjs' },
  { specifier: 'preact/hooks', packageName: 'preact', file: 'hooks/dist/hooks.mjs' },
  { specifier: 'htm', packageName: 'htm', file: 'dist/htm.mjs' },
  { specifier: 'htm/preact', packageName: 'htm', file: 'preact/index.mjs' },
] as const;

function pathOf(specifier: string): string {
  return `/vendor/${specifier.replace('/', '-')}.mjs`;
}

/** Import map entries: what the browser's source imports, and where this server serves it. */
export const vendorPaths: Readonly<Record<string, string>> = Object.fromEntries(
  modules.map((module) => [module.specifier, pathOf(module.specifier)]),
);

/**
 * The file behind a /vendor path, or null for a path that names no module of the table.
 * Throws when the package is not installed.
 */
export function vendorFile(path: string): string | null {
  const module = modules.find((candidate) => pathOf(candidate.specifier) === path);
  if (!module) return null;
  const manifest = findPackageJSON(module.packageName, import.meta.url);
  if (!manifest) throw new Error(`The page needs the package "${module.packageName}": run npm install.`);
  return join(dirname(manifest), module.file);
}
