import { defineConfig } from 'oxlint';
import { importTable, sandboxIsImportedOnlyBy } from './import-table.ts';

type Pattern = { group: string[]; message: string; allowTypeImports?: boolean };

const areas = Object.keys(importTable) as (keyof typeof importTable)[];

/** Within an area a module is `./x.ts`; across areas it is `#area/x.ts`. There is no third spelling. */
const noParentImports: Pattern = {
  group: ['../*', '../**'],
  message: 'Spell a crossing as #area/…; a parent-relative import hides which area it enters.',
};

function patternsFor(area: (typeof areas)[number]): Pattern[] {
  const row: { mayImport: readonly string[]; mayImportTypesOf?: readonly string[]; ownsPackages: readonly string[] } =
    importTable[area];
  const patterns: Pattern[] = [];
  for (const other of areas) {
    if (other === area || row.mayImport.includes(other)) continue;
    const typesOnly = row.mayImportTypesOf?.includes(other) ?? false;
    patterns.push({
      group: [`#${other}/*`, `#${other}/**`],
      message: `${area}/ may not import ${typesOnly ? 'values of ' : ''}${other}/: see import-table.ts.`,
      ...(typesOnly ? { allowTypeImports: true } : {}),
    });
  }
  const foreign = new Set(areas.flatMap((other) => importTable[other].ownsPackages as readonly string[]));
  for (const owned of row.ownsPackages) foreign.delete(owned);
  for (const name of foreign) {
    patterns.push({
      group: [name, `${name}/*`, `${name}/**`],
      message: `${area}/ may not import the package ${name}: see import-table.ts.`,
    });
  }
  patterns.push({ group: ['#tests/*', '#tests/**'], message: 'Source never imports tests.' });
  return patterns;
}

const restrict = (patterns: Pattern[]): ['error', { patterns: Pattern[] }] => ['error', { patterns }];

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'node', 'vitest'],
  options: { typeAware: true },
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  rules: {
    'no-await-in-loop': 'off', // Order is often the point: steps, retries, pages of a listing.
    'unicorn/no-array-sort': 'off',
    'unicorn/require-post-message-target-origin': 'off', // Slack's postMessage is not the window's.
    'oxc/no-map-spread': 'off', // Data is readonly here; a copy is the point.
    'unicorn/consistent-function-scoping': 'off',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off', // fast-check's own documentation writes fc.property.
    // Helpers whose names begin so end in an expectation.
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'fc.assert', '*.expect*'] }],
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'import/no-cycle': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/no-unsafe-type-assertion': 'off', // zod parses at the edges; inside, narrowings carry their reason.
    'typescript/consistent-return': 'off',
    'no-console': 'error',
    'no-restricted-imports': restrict([noParentImports]),
    eqeqeq: 'error',
  },
  overrides: [
    ...areas.map((area) => ({
      files: [`${area}/**/*.ts`],
      rules: { 'no-restricted-imports': restrict([noParentImports, ...patternsFor(area)]) },
    })),
    {
      files: ['app/**/*.ts'],
      excludeFiles: [sandboxIsImportedOnlyBy],
      rules: {
        'no-restricted-imports': restrict([
          noParentImports,
          ...patternsFor('app'),
          { group: ['#sandbox/*', '#sandbox/**'], message: `Only ${sandboxIsImportedOnlyBy} may import the sandbox.` },
        ]),
      },
    },
    { files: ['app/cli.ts', 'app/main.ts', 'app/demo.ts', 'tests/**/*.ts'], rules: { 'no-console': 'off' } },
    { files: ['tests/**/*.ts'], rules: { 'typescript/no-non-null-assertion': 'off' } },
  ],
  ignorePatterns: ['node_modules', 'data'],
});
