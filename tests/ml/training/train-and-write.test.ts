import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadClassifier } from '#ml/classifier.ts';
import type { ModelDescription } from '#ml/model-file.ts';
import { trainAndWrite } from '#ml/training/train-and-write.ts';
import { alertOf } from '#tests/ml/alerts.ts';

let folder = '';
let description: ModelDescription;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-'));
  description = await trainAndWrite({ out: join(folder, 'new'), seed: 1, log: () => undefined });
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

test('from a bare clone, trains a model on the written examples that can be served', async () => {
  const classifier = await loadClassifier(join(folder, 'new'));
  expect(classifier.model).toBe(description.id);
  const { top } = await classifier.classify(
    alertOf({ name: 'ContainerOomKilled', summary: 'Container search was OOMKilled' }),
  );
  expect(top[0]?.label).toBe('application.oom_kill');
  await classifier.close();
});

test('beats guessing by far on grammar families that the examined models had not seen', () => {
  const figures = description.exams['written examples, by grammar family'];
  expect(figures?.top3).toBeGreaterThan(0.5);
});

test('writes a card that names data and exam', async () => {
  const card = await readFile(join(folder, 'new', 'MODEL-CARD.md'), 'utf8');
  expect(card).toContain(description.id);
  expect(card).toContain('written examples, by grammar family');
});

test('stays below 6 MB', async () => {
  const { size } = await stat(join(folder, 'new', 'alert-classifier.onnx'));
  expect(size).toBeLessThan(6_000_000);
});
