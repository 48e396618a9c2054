import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { figureNames } from '#ml/exam/exam-figures.ts';
import type { CorpusFiles } from '#ml/corpus/read-corpus.ts';
import { cli, processTestMs } from '#tests/app/run-node.ts';
import { writeSmallModel } from '#tests/ml/small-model.ts';
import { writeCorpus } from '#tests/ml/toy-corpus.ts';
import { toyAlerts } from '#tests/ml/training/rows.ts';

vi.setConfig({ testTimeout: processTestMs });

let folder = '';
let corpus: CorpusFiles;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-evaluate-'));
  await writeSmallModel(folder);
  const others = toyAlerts(10, 3, 77).map((alert) => ({
    ...alert,
    source: alert.source.replace('source-2', 'elsewhere'),
  }));
  corpus = await writeCorpus(folder, others);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const evaluate = (...more: string[]) =>
  cli(['evaluate', '--model', folder, '--rules', corpus.rules, '--labels', corpus.labels, ...more]);

describe('evaluate', () => {
  it('gives every figure with its interval, and apart from these what the model had seen', async () => {
    const { code, stdout, stderr } = await evaluate('--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const exam = JSON.parse(stdout);
    expect(exam).toMatchObject({
      subject: 'alert-classifier@small',
      count: 30,
      repositories: 3,
      learnedFromIsKnown: true,
    });
    for (const name of figureNames) {
      expect(exam[name]).toBeTypeOf('number');
      expect(exam.intervals[name].low).toBeLessThanOrEqual(exam.intervals[name].high);
    }
    expect(exam.fair).toBeGreaterThan(0.9);
    expect(exam.seen).toMatchObject({ count: 21, repositories: 2, intervalMethod: 'cluster bootstrap by repository' });
    expect(exam.unseen).toMatchObject({ count: 9, repositories: 1, intervalMethod: 'Wilson' });
    expect(Object.keys(exam.byRepository)).toEqual(['elsewhere', 'source-0', 'source-1']);
    expect(exam.bootstrap).toEqual({ draws: 1000, seed: 1 });
  });

  it('says the same to people, with a warning about what was seen', async () => {
    const { code, stdout } = await evaluate('--by-repository');
    expect(code).toBe(0);
    expect(stdout).toContain('21 of these rules are of repositories that it learned from (seen)');
    expect(stdout).toMatch(/top-1, fair.* \d+\.\d % \(\d+\.\d–\d+\.\d\)/);
    expect(stdout).toMatch(/^elsewhere +9 /m);
    expect(stdout).toContain('1000 draws of whole repositories (cluster bootstrap, seed 1)');
  });

  it('cross-validates by repository: each rule is examined by a model that saw nothing of its repository', async () => {
    const { rules, labels } = corpus;
    const asked = ['evaluate', '--rules', rules, '--labels', labels, '--cross-validate', '2', '--json'];
    const { code, stdout, stderr } = await cli(asked);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'cross-validation: fold 1 of 2\ncross-validation: fold 2 of 2\n',
    });
    const exam = JSON.parse(stdout);
    expect(exam).toMatchObject({ count: 30, repositories: 3, seen: null, unseen: { count: 30 } });
    expect(exam.fair).toBeGreaterThan(0.5);
  });

  it('names the rule that has no label, with file and line, and ends with 1', async () => {
    const labels = join(folder, 'few.tsv');
    await writeFile(labels, 'r0\tinfrastructure.disk_pressure\n');
    const { code, stdout, stderr } = await cli([
      'evaluate',
      '--model',
      folder,
      '--rules',
      corpus.rules,
      '--labels',
      labels,
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`${corpus.rules}:2: id: "r1" has no label`);
    expect(stderr).toContain('… and 9 more');
  });

  it.each([
    ['nothing to examine on', []],
    ['rules without labels', ['--rules', 'r.jsonl']],
    ['labels without rules', ['--labels', 'l.tsv']],
    ['a single fold', ['--rules', 'r', '--labels', 'l', '--cross-validate', '1']],
  ])('ends with 2 for %s', async (_, args) => {
    const { code, stdout, stderr } = await cli(['evaluate', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });
});
