import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ModelError } from '#ml/model-error.ts';
import { descriptionFile, graphFile, readModelFile } from '#ml/model-file.ts';

const shipped = join(import.meta.dirname, '../../ml/models');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-'));
  await cp(shipped, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function refusal(): Promise<{ code: string; message: string }> {
  const error: unknown = await readModelFile(folder).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelError)) throw new Error('was not refused with a ModelError', { cause: error });
  return { code: error.code, message: error.message };
}
async function describe(change: Record<string, unknown>): Promise<void> {
  const path = join(folder, descriptionFile);
  const description = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({ ...description, ...change }));
}

test('reads the shipped model', async () => {
  const { description, vocabulary } = await readModelFile(folder);
  expect(vocabulary.features).toHaveLength(description.vocabulary.idf.length);
});

test('refuses a model of another features version and says how to make one', async () => {
  await describe({ featuresVersion: 9999 });
  const { code, message } = await refusal();
  expect(code).toBe('model_outdated');
  expect(message).toMatch(/features version 9999.*firebreak train/);
});

test('refuses a model of other classes', async () => {
  await describe({ classes: ['a', 'b'] });
  expect((await refusal()).code).toBe('model_outdated');
});

test('refuses a graph that does not belong to the description', async () => {
  await writeFile(join(folder, graphFile), 'something else');
  expect((await refusal()).code).toBe('model_inconsistent');
});

test('names the file that is missing', async () => {
  await rm(join(folder, graphFile));
  expect(await refusal()).toMatchObject({
    code: 'model_missing',
    message: expect.stringContaining(graphFile) as string,
  });
});

test('names the field that is wrong', async () => {
  await describe({ threshold: 7 });
  expect(await refusal()).toMatchObject({
    code: 'model_unreadable',
    message: expect.stringContaining('threshold') as string,
  });
});

test('refuses a description that is not JSON', async () => {
  await writeFile(join(folder, descriptionFile), '{');
  expect((await refusal()).code).toBe('model_unreadable');
});
