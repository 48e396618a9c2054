import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { causes } from '#ml/causes/catalogue.ts';
import { findings } from '#ml/findings.ts';

test('lists every cause of the folder, under the id that its file is named after', async () => {
  const files = await readdir(join(import.meta.dirname, '../../../ml/causes'));
  const named = files.filter((file) => file !== 'cause.ts' && file !== 'catalogue.ts');
  expect(causes.map(({ id }) => `${id.replaceAll('_', '-')}.ts`)).toEqual(named.toSorted());
});

test.each(causes.map((cause) => [cause.id, cause] as const))(
  '%s has sound figures',
  (_, { priorByClass, evidence }) => {
    expect(Object.values(priorByClass).every((prior) => prior >= 0.01 && prior < 1)).toBe(true);
    const ratios = Object.values(evidence);
    expect(ratios.some(({ ratioIfPresent }) => ratioIfPresent > 1)).toBe(true);
    for (const { ratioIfPresent, ratioIfAbsent } of ratios) {
      expect(ratioIfPresent > 0 && ratioIfAbsent > 0).toBe(true);
      expect(Math.sign(ratioIfPresent - 1)).toBe(-Math.sign(ratioIfAbsent - 1));
    }
  },
);

test('knows at least thirty causes, each under one id', () => {
  expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
  expect(causes.length).toBeGreaterThanOrEqual(30);
});

test('lets no finding alone decide for or against a cause', () => {
  const ratios = causes.flatMap(({ evidence }) => Object.values(evidence));
  const extremes = ratios.flatMap(({ ratioIfPresent, ratioIfAbsent }) => [ratioIfPresent, ratioIfAbsent]);
  expect(Math.max(...extremes)).toBeLessThanOrEqual(60);
  expect(Math.min(...extremes)).toBeGreaterThanOrEqual(0.05);
});

test('says of every cause in full sentences what it is, what it looks like and what to do', () => {
  for (const { title, description, looksLike, remedy } of causes) {
    expect(title).toMatch(/^[A-Z][^.]+$/);
    for (const sentence of [description, looksLike, remedy]) expect(sentence).toMatch(/^[A-Z].+[.:]$/);
  }
});

test('names a cause only by a finding that speaks for it', () => {
  for (const { namedBy = [], evidence } of causes) {
    for (const id of namedBy) expect(evidence[id]?.ratioIfPresent).toBeGreaterThan(1);
  }
});

test('leaves room for something else in every class', () => {
  const crowded = classes.filter(
    (label) => causes.reduce((sum, { priorByClass }) => sum + (priorByClass[label] ?? 0), 0) > 1,
  );
  expect(crowded).toEqual([]);
});

test('has a cause for every finding to speak for', () => {
  const idle = Object.keys(findings).filter((id) =>
    causes.every(({ evidence }) =>
      Object.entries(evidence).every(([found, { ratioIfPresent }]) => found !== id || ratioIfPresent <= 1),
    ),
  );
  expect(idle).toEqual([]);
});
