import { readFile, readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { classes } from '#domain/classification.ts';
import { writtenExamples } from '#ml/training/examples.ts';

const familyOf = z.object({ class: z.string(), family: z.string() });

test('has at least 12 families for each of the 35 classes, and at least 500 together', async () => {
  const examples = await writtenExamples(1);
  const familiesOf = (label: string | null): number =>
    new Set(examples.filter((example) => label === null || example.label === label).map(({ source }) => source)).size;
  expect(classes.filter((label) => familiesOf(label) < 12)).toEqual([]);
  expect(familiesOf(null)).toBeGreaterThanOrEqual(500);
});

test('shows each family under at least two names', async () => {
  const namesOf = new Map<string, Set<string>>();
  for (const { source, alert } of await writtenExamples(1)) {
    namesOf.set(source, (namesOf.get(source) ?? new Set()).add(alert.name));
  }
  expect([...namesOf].filter(([, names]) => names.size < 2).map(([source]) => source)).toEqual([]);
});

test('never accepts a class twice: no label is among its own alternatives', async () => {
  for (const { label, alternatives } of await writtenExamples(1)) expect(alternatives).not.toContain(label);
});

test('keeps each class in the file of its name, with every family named once', async () => {
  const folder = 'ml/training/examples';
  expect((await readdir(folder)).toSorted()).toEqual(classes.map((label) => `${label}.jsonl`).toSorted());
  for (const label of classes) {
    const lines = (await readFile(`${folder}/${label}.jsonl`, 'utf8')).trim().split('\n');
    const families = lines.map((line) => familyOf.parse(JSON.parse(line)));
    expect(families.filter((family) => family.class !== label)).toEqual([]);
    expect(new Set(families.map(({ family }) => family)).size).toBe(families.length);
  }
});

test('is rendered: no slot and no template is left in a text', async () => {
  for (const { alert } of await writtenExamples(1)) {
    expect(`${alert.name} ${alert.summary} ${alert.description}`).not.toMatch(/[{}]/);
    expect(Object.values(alert.labels).join(' ')).not.toMatch(/[{}]/);
  }
});

test('gives the same examples for the same seed', async () => {
  expect(await writtenExamples(3)).toEqual(await writtenExamples(3));
  expect(await writtenExamples(4)).not.toEqual(await writtenExamples(3));
});
