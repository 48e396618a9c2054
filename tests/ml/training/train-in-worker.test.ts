import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trainInWorker } from '#ml/training/train-in-worker.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'worker-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('passes the training’s own error on', async () => {
  const corpus = { rules: join(folder, 'no-rules.jsonl'), labels: join(folder, 'no-labels.tsv') };
  const order = { out: join(folder, 'a'), seed: 1, corpus, log: () => undefined };
  await expect(trainInWorker(order)).rejects.toThrow('no-rules.jsonl: there is no such file');
});

test('tells how far it is, and ends when it is told to', async () => {
  const controller = new AbortController();
  const lines: string[] = [];
  const log = (line: string): void => {
    lines.push(line);
    controller.abort(new Error('enough'));
  };
  await expect(trainInWorker({ out: join(folder, 'b'), seed: 1, log }, controller.signal)).rejects.toThrow('enough');
  expect(lines[0]).toMatch(/written examples/);
});

test('does not begin what is already cancelled', async () => {
  const order = { out: join(folder, 'c'), seed: 1, log: () => undefined };
  await expect(trainInWorker(order, AbortSignal.abort(new Error('never mind')))).rejects.toThrow('never mind');
});
