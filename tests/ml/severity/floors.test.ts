import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { severities } from '#domain/severity.ts';
import { floors } from '#ml/severity/floors.ts';

it('has a name for every rule, and the worst first', () => {
  const ids = floors.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const ranks = floors.map(({ atLeast }) => severities.indexOf(atLeast));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});

it('is told to operators, rule by rule', async () => {
  const told = await readFile(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
  for (const { id, atLeast } of floors) expect(told).toMatch(new RegExp(`\\| \`${id}\` \\| ${atLeast} \\|`));
});
