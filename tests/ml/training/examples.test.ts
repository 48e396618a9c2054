import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { writtenExamples } from '#ml/training/examples.ts';

test('has at least 12 examples of at least 3 families for each of the 35 classes', async () => {
  const examples = await writtenExamples(1);
  const scarce = classes.filter((label) => {
    const ofClass = examples.filter((example) => example.label === label);
    return ofClass.length < 12 || new Set(ofClass.map(({ source }) => source)).size < 3;
  });
  expect(scarce).toEqual([]);
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
