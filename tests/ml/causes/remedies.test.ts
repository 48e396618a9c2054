import { expect, it } from 'vitest';
import { causes } from '#ml/causes/catalogue.ts';
import { loadRunbooks } from '#runbooks/reading/load-runbooks.ts';

it('names as remedies only runbooks that come with Firebreak', async () => {
  const { runbooks } = await loadRunbooks('runbooks/library');
  const known = new Set(runbooks.map(({ name }) => name));
  expect(causes.flatMap(({ remedies }) => remedies.filter((name) => !known.has(name)))).toEqual([]);
});
