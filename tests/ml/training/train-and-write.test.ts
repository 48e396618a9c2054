import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertContextSchema } from '#domain/history.ts';
import { loadClassifier } from '#ml/classifier.ts';
import type { ModelDescription } from '#ml/model-file.ts';
import { simulatedHistory } from '#ml/training/simulated-history.ts';
import { trainAndWrite } from '#ml/training/train-and-write.ts';
import { alertOf } from '#tests/ml/alerts.ts';

let folder = '';
let description: ModelDescription;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-'));
  const history = join(folder, 'history.jsonl');
  const past = simulatedHistory({ world: 3, seed: 8, count: 200, from: new Date('2026-01-01T00:00:00Z') });
  await writeFile(history, past.map((record) => JSON.stringify(record)).join('\n'));
  description = await trainAndWrite({ out: join(folder, 'new'), history, seed: 1, perFamily: 1, log: () => undefined });
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
  expect(figures?.figures.top3).toBeGreaterThan(0.5);
  expect(figures?.intervals.top3?.low).toBeGreaterThan(0.4);
});

test('writes a card that names data and exam', async () => {
  const card = await readFile(join(folder, 'new', 'MODEL-CARD.md'), 'utf8');
  expect(card).toContain(description.id);
  expect(card).toContain('written examples, by grammar family');
  const diagram = await readFile(join(folder, 'new', 'reliability.svg'), 'utf8');
  expect(diagram).toContain('<title id="title">Calibration: written examples, by grammar family</title>');
});

test('learns circumstances from a history: the same words mean something else after a release, and a reason says so', async () => {
  const classifier = await loadClassifier(join(folder, 'new'));
  const alert = alertOf({ name: 'ServiceUnhealthy', summary: 'checkout does not pass its health check' });
  const at = '2026-03-03T14:00:00Z';
  const of = (context: object) => alertContextSchema.parse({ service: 'birch', at, ...context });
  const [plain, released] = await classifier.classifyAll([
    { alert },
    { alert, context: of({ minutesSinceDeployment: 6, firingAlerts: 1 }) },
  ]);
  expect(released?.top).not.toEqual(plain?.top);
  expect(released?.reasons).toContain('deployed 6 minutes ago');
  expect(await classifier.classify(alert, null)).toEqual(plain);
  await classifier.close();
});

test('stays below 6 MB', async () => {
  const { size } = await stat(join(folder, 'new', 'alert-classifier.onnx'));
  expect(size).toBeLessThan(6_000_000);
});
