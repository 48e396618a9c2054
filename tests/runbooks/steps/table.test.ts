import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stepTypeNames, stepTypes } from '#runbooks/steps/table.ts';

test('every file of the folder stands in the table, under its own name', () => {
  const files = readdirSync('runbooks/steps').filter((file) => file !== 'table.ts');
  const names = files.map((file) => file.replace(/\.ts$/, '').replaceAll('-', '_'));
  expect([...stepTypeNames].sort()).toEqual(names.sort());
});

test('every step type says what it is for', () => {
  for (const type of Object.values(stepTypes)) expect(type.summary).toMatch(/^[A-Z].+\.$/);
});
