import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importTable, sandboxIsImportedOnlyBy } from '#import-table';

const areas = Object.keys(importTable) as (keyof typeof importTable)[];
type Row = { mayImport: readonly string[]; mayImportTypesOf?: readonly string[]; ownsPackages: readonly string[] };
const table: Readonly<Record<string, Row>> = importTable;

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

async function sourceFiles(area: string): Promise<string[]> {
  // An area of the plan that has no code yet has no folder either.
  if (!existsSync(area)) return [];
  const entries = await readdir(area, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function importsOf(file: string): Promise<Import[]> {
  const text = await readFile(file, 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/gm,
  );
  return [...statements].map((match) => ({ file, from: match[2] ?? match[3] ?? '', typeOnly: match[1] !== undefined }));
}

describe('the house', () => {
  it('has an import table without a cycle', () => {
    const reaches = (from: string, seen: readonly string[]): void => {
      expect(seen, `a cycle: ${[...seen, from].join(' → ')}`).not.toContain(from);
      const row = table[from];
      for (const next of [...(row?.mayImport ?? []), ...(row?.mayImportTypesOf ?? [])]) reaches(next, [...seen, from]);
    };
    for (const area of areas) reaches(area, []);
  });

  it.each(areas)('lets %s import only what the table allows', async (area) => {
    const row = table[area];
    const foreign = areas.flatMap((other) =>
      (table[other]?.ownsPackages ?? []).filter((name) => !row?.ownsPackages.includes(name)),
    );
    const broken: string[] = [];
    for (const file of await sourceFiles(area)) {
      for (const { from, typeOnly } of await importsOf(file)) {
        const crossing = /^#([^/]+)\//.exec(from)?.[1];
        if (from.startsWith('../')) broken.push(`${file}: ${from} is parent-relative`);
        if (crossing === 'tests') broken.push(`${file}: source imports tests`);
        else if (crossing && crossing !== area && !row?.mayImport.includes(crossing)) {
          if (!(typeOnly && row?.mayImportTypesOf?.includes(crossing))) broken.push(`${file}: ${from}`);
        }
        if (crossing === 'sandbox' && area !== 'sandbox' && file !== sandboxIsImportedOnlyBy)
          broken.push(`${file}: ${from}`);
        const owned = foreign.find((name) => from === name || from.startsWith(`${name}/`));
        if (owned && !typeOnly) broken.push(`${file}: the package ${owned} is not ${area}'s`);
      }
    }
    expect(broken).toEqual([]);
  });

  it.each([
    ['handlers/webhooks/sources', 'handlers/webhooks/sources-table.ts'],
    ['handlers/jobs', 'app/worker.ts'],
    ['handlers/slack/commands', 'handlers/slack/commands/command-table.ts'],
    ['handlers/slack/actions', 'handlers/slack/actions/action-table.ts'],
    ['handlers/slack/modals', 'handlers/slack/modals/modal-table.ts'],
    ['runbooks/steps', 'runbooks/steps/table.ts'],
    ['ml/causes', 'ml/causes/catalogue.ts'],
    ['store/migrations', 'store/migrate.ts'],
    ['app/commands', 'app/cli.ts'],
  ])('leaves no entry of %s out of its table', async (folder, tableFile) => {
    // An entry stands in the table, or serves the entries or whoever reads the table.
    const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
    const readers = (await readdir(join(folder, '..'))).filter((name) => name.endsWith('.ts'));
    const near = [tableFile, ...files, ...readers.map((name) => join(folder, '..', name))];
    const imports = (await Promise.all(near.map(importsOf))).flat();
    const named = new Set(imports.map(({ from }) => from.split('/').at(-1)));
    const missing = files.filter((file) => file !== tableFile && !named.has(file.split('/').at(-1)));
    expect(missing).toEqual([]);
  });

  it('keeps every source file under 300 lines', async () => {
    const long: string[] = [];
    for (const area of areas) {
      for (const file of await sourceFiles(area)) {
        const lines = (await readFile(file, 'utf8')).split('\n').length;
        if (lines > 301) long.push(`${file} (${lines})`);
      }
    }
    expect(long).toEqual([]);
  });

  it('is quoted by docs/architecture.md as it is', async () => {
    const cell = (names: readonly string[]): string => names.join(', ') || '–';
    const rows = areas.map((area) => {
      const row = table[area];
      return `| ${area} | ${cell(row?.mayImport ?? [])} | ${cell(row?.mayImportTypesOf ?? [])} | ${cell(row?.ownsPackages ?? [])} |`;
    });
    expect(await readFile('docs/architecture.md', 'utf8')).toContain(rows.join('\n'));
  });
});
