import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { kubernetesActions } from '#runbooks/kubernetes-actions/table.ts';
import { loadRunbooks } from '#runbooks/reading/load-runbooks.ts';
import { filterWords } from '#runbooks/reference/language-sections.ts';
import { runbookReference } from '#runbooks/reference/runbook-reference.ts';
import { stepTypeNames } from '#runbooks/steps/table.ts';
import { filterNames } from '#runbooks/templates/template.ts';

let reference: string;
beforeAll(async () => {
  reference = runbookReference((await loadRunbooks('runbooks/library')).runbooks);
});

test('docs/runbook-reference.md is what the schemas say now (npm run docs writes it)', async () => {
  expect(await readFile('docs/runbook-reference.md', 'utf8')).toBe(reference);
});

test('has a section for every step type and every action', () => {
  for (const name of stepTypeNames) expect(reference).toContain(`\n### ${name}\n`);
  for (const name of Object.keys(kubernetesActions)) expect(reference).toContain(`\n#### ${name}\n`);
});

test('explains every filter', () => {
  expect(Object.keys(filterWords).toSorted()).toEqual(filterNames.toSorted());
});
