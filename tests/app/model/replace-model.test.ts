import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { replaceModel } from '#app/model/replace-model.ts';

async function folders() {
  const parent = await mkdtemp(join(tmpdir(), 'replace-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const [draft, out] = [join(parent, 'draft'), join(parent, 'out')];
  await mkdir(draft);
  await writeFile(join(draft, 'alert-classifier.onnx'), 'new graph');
  await writeFile(join(draft, 'alert-classifier.json'), 'new description');
  return { draft, out };
}

test('makes the folder where there is none', async () => {
  const { draft, out } = await folders();
  await replaceModel(draft, out);
  expect((await readdir(out)).sort()).toEqual(['alert-classifier.json', 'alert-classifier.onnx']);
});

test('removes what the old model had and the new one has not, and leaves what is no model’s', async () => {
  const { draft, out } = await folders();
  await mkdir(out);
  for (const file of [
    'alert-classifier.onnx',
    'severity.json',
    'track-record.json',
    'cause-priors.json',
    'notes.txt',
  ]) {
    await writeFile(join(out, file), 'old');
  }
  await replaceModel(draft, out);
  expect((await readdir(out)).sort()).toEqual(['alert-classifier.json', 'alert-classifier.onnx', 'notes.txt']);
  expect(await readFile(join(out, 'alert-classifier.onnx'), 'utf8')).toBe('new graph');
});
