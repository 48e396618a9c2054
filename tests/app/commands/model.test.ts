import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { classes } from '#domain/classification.ts';
import { readLibsvm } from '#ml/boosting/read-libsvm.ts';
import type { LabelledRows } from '#ml/boosting/read-libsvm.ts';
import { trainBooster } from '#ml/boosting/train-booster.ts';
import { writeXgboostJson } from '#ml/boosting/xgboost-json/write-xgboost-json.ts';
import { graphFile, readModelFile } from '#ml/model-file.ts';
import { cli, processTestMs } from '#tests/app/run-node.ts';
import { startRealXgboost } from '#tests/support/real-xgboost/real-xgboost.ts';
import { writeSmallModel } from '#tests/ml/small-model.ts';
import { writeCorpus } from '#tests/ml/toy-corpus.ts';
import { toyAlerts } from '#tests/ml/training/rows.ts';

vi.setConfig({ testTimeout: processTestMs });

const started = await startRealXgboost();
const skipped = 'skipped' in started ? started.skipped : null;

let folder = '';
let rules = '';
let labels = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-model-'));
  await writeSmallModel(folder);
  const corpus = await writeCorpus(folder, toyAlerts(20, 2, 9));
  rules = await readFile(corpus.rules, 'utf8');
  labels = corpus.labels;
});
afterAll(async () => {
  if (!('skipped' in started)) await started.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Said {
  readonly class: string;
  readonly confidence: number;
  readonly probabilities: Readonly<Record<string, number>>;
  readonly reasons: readonly string[];
}

/** What another trainer is given: the rows of the rules as the command prints them. */
async function printedFeatures(): Promise<LabelledRows> {
  const { vocabulary } = await readModelFile(folder);
  const { stdout } = await cli(['features', '--model', folder, '--labels', labels], {}, rules);
  return readLibsvm(stdout, vocabulary.features.length);
}

async function predictWith(model: string): Promise<readonly Said[]> {
  const { stdout, stderr } = await cli(['predict', '--model', model], {}, rules);
  expect(stderr).toBe('');
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Said);
}

function furthest(said: readonly Said[], wanted: ArrayLike<number>): number {
  const here = said.flatMap(({ probabilities }) => classes.map((label) => probabilities[label] ?? Number.NaN));
  expect(here).toHaveLength(wanted.length);
  return here.reduce((most, value, at) => Math.max(most, Math.abs(value - (wanted[at] ?? Number.NaN))), 0);
}

const parameters = { objective: 'multi:softprob', num_class: classes.length, max_depth: 3, eta: 0.5, seed: 1 };

describe.skipIf(skipped !== null)(`a team that trains in Python${skipped === null ? '' : ` (${skipped})`}`, () => {
  it('drops its model in: features, training there, import, and equal predictions', async () => {
    if ('skipped' in started) return;
    const data = await printedFeatures();
    const { model } = await started.train({ params: parameters, rounds: 4, data });
    const there = await started.predict(model, data);
    const file = join(folder, 'xgboost.json');
    const out = join(folder, 'imported');
    await writeFile(file, model);
    const { code, stdout, stderr } = await cli(['model', 'import', file, '--out', out, '--features', folder]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`written to ${out}`);
    const said = await predictWith(out);
    expect(furthest(said, there.answers)).toBeLessThan(1e-5);
    expect(said[0]?.reasons.length).toBeGreaterThan(0);
    const exported = await cli(['model', 'export', '--format', 'xgboost-json', '--model', out]);
    expect(exported.stderr).toBe('');
    const again = await started.predict(exported.stdout, data);
    expect(furthest(said, again.answers)).toBeLessThan(1e-5);
  });

  it('takes our model there: the exported weights answer as the model does', async () => {
    if ('skipped' in started) return;
    const data = await printedFeatures();
    const { code, stdout } = await cli(['model', 'export', '--format', 'xgboost-json', '--model', folder]);
    expect(code).toBe(0);
    const there = await started.predict(stdout, data);
    expect(furthest(await predictWith(folder), there.answers)).toBeLessThan(1e-5);
    const file = join(folder, 'linear.json');
    await writeFile(file, stdout);
    const out = join(folder, 'linear');
    expect(await cli(['model', 'import', file, '--out', out, '--features', folder])).toMatchObject({ code: 0 });
    expect(furthest(await predictWith(out), there.answers)).toBeLessThan(1e-5);
  });
});

describe('model', () => {
  it('exports the graph that serves it, byte for byte', async () => {
    const out = join(folder, 'graph.onnx');
    expect(await cli(['model', 'export', '--format', 'onnx', '--model', folder, '--out', out])).toMatchObject({
      code: 0,
    });
    expect((await readFile(out)).equals(await readFile(join(folder, graphFile)))).toBe(true);
  });

  it('says what an exported booster does not hold', async () => {
    const { stderr } = await cli(['model', 'export', '--format', 'xgboost-json', '--model', folder]);
    expect(stderr).toBe('not in it: the bars below which the model says unknown\n');
  });

  it.each([
    ['other classes', { classCount: 3, featureCount: 4 }, /num_class: 3 outputs of multi:softprob; wanted is .* 35/],
    ['more columns than the vocabulary', { classCount: 35, featureCount: 100_000 }, /num_feature: 100000 columns/],
  ])('refuses a booster of %s, and names the field', async (_, { classCount, featureCount }, words) => {
    const rows = {
      rowCount: 2,
      featureCount,
      rowStart: Int32Array.of(0, 1, 2),
      indices: Int32Array.of(0, 1),
      values: Float32Array.of(1, 1),
    };
    const { booster } = trainBooster(
      { rows, labels: Float32Array.of(0, 1) },
      { objective: 'multi:softprob', classCount, rounds: 1 },
    );
    const file = join(folder, 'foreign.json');
    await writeFile(file, writeXgboostJson(booster));
    const out = join(folder, 'never');
    const { code, stderr } = await cli(['model', 'import', file, '--out', out, '--features', folder]);
    expect(code).toBe(1);
    expect(stderr).toMatch(words);
    await expect(readFile(join(out, graphFile))).rejects.toThrow('ENOENT');
  });

  it.each([
    [
      'a file that is not there',
      ['import', '/none.json', '--out', '/tmp/never'],
      1,
      '/none.json: there is no such file',
    ],
    ['no place to go', ['import', 'xgboost.json'], 2, '--out'],
    ['an unknown format', ['export', '--format', 'pickle'], 2, 'xgboost-json, onnx'],
    ['no format', ['export'], 2, '--format'],
    ['a threshold that is no share', ['import', 'x.json', '--out', 'y', '--threshold', '50'], 2, 'from 0 to 1'],
  ])('refuses %s', async (_, args, wanted, words) => {
    const { code, stderr } = await cli(['model', ...args]);
    expect({ code, stderr }).toEqual({ code: wanted, stderr: expect.stringContaining(words) });
  });
});
