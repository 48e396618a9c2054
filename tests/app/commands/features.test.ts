import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { classes } from '#domain/classification.ts';
import { readLibsvm } from '#ml/boosting/read-libsvm.ts';
import { featuresOf } from '#ml/features/features.ts';
import { readModelFile } from '#ml/model-file.ts';
import { cli, processTestMs } from '#tests/app/run-node.ts';
import { textOf } from '#tests/ml/alerts.ts';
import { writeSmallModel } from '#tests/ml/small-model.ts';

vi.setConfig({ testTimeout: processTestMs });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-features-'));
  await writeSmallModel(folder);
  await writeFile(join(folder, 'labels.tsv'), 'r1\tinfrastructure.disk_pressure\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rules = ['r1', 'r2'].map((id) => JSON.stringify({ id, alertname: 'disk_space', summary: 'disk inodes' }));
const labelled = JSON.stringify({ alert: { name: 'latency_slow' }, label: 'application.high_latency' });

describe('features', () => {
  it('gives a row for each alert with the very numbers that the model reads, and labels where somebody said them', async () => {
    const input = [...rules, labelled].join('\n');
    const { code, stdout, stderr } = await cli(
      ['features', '--model', folder, '--labels', join(folder, 'labels.tsv')],
      {},
      input,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '3 rows, 1 without a label (they got 0)\n' });
    const { vocabulary } = await readModelFile(folder);
    const { rows, labels } = readLibsvm(stdout, vocabulary.features.length);
    const wanted = featuresOf(textOf({ name: 'disk_space', summary: 'disk inodes' }), vocabulary);
    expect([...rows.indices.subarray(0, rows.rowStart[1])]).toEqual([...wanted.indices]);
    expect([...rows.values.subarray(0, rows.rowStart[1])]).toEqual([...wanted.values]);
    expect([...labels]).toEqual([
      classes.indexOf('infrastructure.disk_pressure'),
      0,
      classes.indexOf('application.high_latency'),
    ]);
  });

  it('names the features by their index', async () => {
    const { code, stdout } = await cli(['features', '--names', '--model', folder]);
    const { vocabulary } = await readModelFile(folder);
    expect(code).toBe(0);
    expect(stdout).toBe(vocabulary.features.map((name, index) => `${index}\t${name}\n`).join(''));
  });

  it('gives no row for a line that cannot be read, says so and ends with 1', async () => {
    const { code, stdout, stderr } = await cli(['features', '--model', folder], {}, `${rules[0]}\n{}\n`);
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('line 2: has none of "alertname"');
  });

  it('names a file of labels that is not there', async () => {
    const { code, stderr } = await cli(['features', '--model', folder, '--labels', '/none.tsv'], {}, rules[0]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '/none.tsv: there is no such file\n' });
  });
});
