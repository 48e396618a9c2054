import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { sources } from '#handlers/webhooks/sources-table.ts';

it('holds every source of its folder, each under a name and a path of its own', async () => {
  const files = await readdir(new URL('../../../handlers/webhooks/sources', import.meta.url));
  expect(sources.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
  expect(new Set(sources.map(({ path }) => path)).size).toBe(sources.length);
});
