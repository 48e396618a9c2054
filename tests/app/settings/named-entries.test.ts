import { expect, it } from 'vitest';
import { z } from 'zod';
import { namedEntries } from '#app/settings/named-entries.ts';
import { problemsOf } from './problems-of.ts';

const ports = namedEntries(z.string().regex(/^[a-z]+$/, 'must be a lower-case word'), z.int());

it('takes a map whose keys are right', () => {
  expect(ports.parse({ web: 80, api: 81 })).toEqual({ web: 80, api: 81 });
});

it('says what is wrong with a key in the key’s own words, at the key', () => {
  expect(problemsOf(ports, { web: 80, API: 81 })).toEqual(['API: must be a lower-case word']);
});

it('leaves it to the value what is wrong with a value', () => {
  expect(problemsOf(ports, { web: 'eighty' })).toEqual([expect.stringMatching(/^web: .*expected/)]);
});
