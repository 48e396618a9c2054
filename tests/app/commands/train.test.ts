import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { graphFile, readModelFile } from '#ml/model-file.ts';
import { readCausePriors } from '#ml/root-cause/cause-priors-file.ts';
import { makePastDatabase } from '#tests/app/past-database.ts';
import { cli, processTestMs, startNode } from '#tests/app/run-node.ts';

vi.setConfig({ testTimeout: processTestMs });

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-train-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('train', () => {
  it.each(['abc', '-1', '1.5'])('refuses the seed %s as wrong usage', async (seed) => {
    const { code, stderr } = await cli(['train', `--seed=${seed}`]);
    expect(code).toBe(2);
    expect(stderr).toContain('It must be a whole number from 0.');
  });

  it('refuses rules without labels as wrong usage', async () => {
    const { code, stderr } = await cli(['train', '--rules', 'rules.jsonl']);
    expect(code).toBe(2);
    expect(stderr).toContain('add --labels <file>');
  });

  it('leaves the model that is there when interrupted, and nothing half-written beside it', async () => {
    const folder = await newFolder();
    const out = join(folder, 'model');
    const { child, ended } = startNode(['app/cli.ts', 'train', '--out', out]);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (/written examples.*\n$/.test(said)) child.kill('SIGINT');
    });
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain(`stopped; ${out} is as it was`);
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses two histories at once, and an installation that is not there, as wrong usage', async () => {
    const both = await cli(['train', '--history', 'h.jsonl', '--own-history']);
    expect(both).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--own-history.* cannot be used with .*--history/),
    });
    const folder = await newFolder();
    const nowhere = await cli(['train', '--own-history', '--config', '/none.yml', '--out', join(folder, 'model')]);
    expect(nowhere).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('/none.yml: does not exist'),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps a classifier and learns beside it what the past incidents of the database say', async () => {
    const folder = await newFolder();
    await makePastDatabase(join(folder, 'data'));
    const out = join(folder, 'model');
    const own = ['--own-history', '--folder', join(folder, 'data')];
    const { code, stdout, stderr } = await cli(['train', '--keep', 'ml/models', ...own, '--out', out]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(`written to ${out}`) });
    expect(stderr).toContain('learned from 1 past incident that names its cause');
    expect(await readCausePriors(out)).not.toBeNull();
    expect(await readFile(join(out, graphFile))).toEqual(await readFile(join('ml/models', graphFile)));
    expect((await readModelFile(out)).description.id).toBe((await readModelFile('ml/models')).description.id);
  });

  it('refuses to keep a classifier and train one, or to keep one and learn from nothing', async () => {
    const both = await cli(['train', '--keep', 'ml/models', '--own-history', '--ablate']);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be used with') });
    const nothing = await cli(['train', '--keep', 'ml/models']);
    expect(nothing).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('add --history <file> or --own-history'),
    });
  });

  it('names file, line and field of what it cannot learn from, and writes nothing', async () => {
    const folder = await newFolder();
    const rules = join(folder, 'rules.jsonl');
    const labels = join(folder, 'labels.tsv');
    await writeFile(rules, '{"id":"r1","repo":"a/b","license":"MIT","alertname":"A"}\n');
    await writeFile(labels, 'r1\toom_kill\n');
    const { code, stderr } = await cli(['train', '--rules', rules, '--labels', labels, '--out', join(folder, 'model')]);
    expect(code).toBe(1);
    expect(stderr).toContain(
      `${labels}:1: label: "oom_kill" is no class of the taxonomy; did you mean "application.oom_kill"?`,
    );
    expect((await readdir(folder)).sort()).toEqual(['labels.tsv', 'rules.jsonl']);
  });
});
