import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { classes } from '#domain/classification.ts';
import { cli, processTestMs } from '#tests/app/run-node.ts';
import { alertOf } from '#tests/ml/alerts.ts';
import { writeSmallModel } from '#tests/ml/small-model.ts';

vi.setConfig({ testTimeout: processTestMs });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-predict-'));
  await writeSmallModel(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rule = { id: 'r1', alertname: 'disk_space', summary: 'filesystem inodes', severity: 'critical' };
const record = { id: 'INC-1', alert: { name: 'pool_connections' }, context: { at: '2026-01-05T03:00:00Z' } };
const own = { id: 7, ...alertOf({ name: 'latency_slow', summary: 'duration percentile' }) };
const strange = { alertname: 'Lunch', summary: 'Tuesday menu' };

const predict = (input: string) => cli(['predict', '--model', folder], {}, input);
const lines = (...objects: readonly object[]) => objects.map((one) => `${JSON.stringify(one)}\n`).join('');

describe('predict', () => {
  it('gives a line for each alert, in order, whatever its shape', async () => {
    const { code, stdout, stderr } = await predict(lines(rule, record, own, strange));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: 'r1', class: 'infrastructure.disk_pressure', abstained: null, severity: { severity: 'sev1' } },
      { id: 'INC-1', class: 'data.database_connections', abstained: null },
      { id: '7', class: 'application.high_latency', abstained: null },
      { id: null, class: 'unknown', abstained: expect.stringContaining('known to the model') },
    ]);
    const [first] = answers;
    expect(Object.keys(first)).toEqual([
      'id',
      'class',
      'confidence',
      'probabilities',
      'severity',
      'reasons',
      'abstained',
    ]);
    expect(Object.keys(first.probabilities)).toEqual([...classes]);
    const total = Object.values<number>(first.probabilities).reduce((sum, one) => sum + one, 0);
    expect(total).toBeCloseTo(1, 4);
    expect(first.confidence).toBe(Math.max(...Object.values<number>(first.probabilities)));
    expect(first.severity.reason).not.toBe('');
    expect(first.reasons[0]).toMatch(/“(disk|space|filesystem|inodes)”/);
  });

  it('says what is wrong with a bad line in its place, goes on, and ends with 1', async () => {
    const many = Array.from({ length: 100 }, () => rule);
    const { code, stdout, stderr } = await predict(`${lines(...many)}\nnot json\n${lines({ alertname: 3 }, rule)}`);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toHaveLength(103);
    expect(answers.slice(100)).toMatchObject([
      { error: { line: 102, field: '', message: expect.stringContaining('is not JSON') } },
      { error: { line: 103, field: 'alertname', message: expect.stringContaining('string') } },
      { class: 'infrastructure.disk_pressure' },
    ]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '2 lines could not be read; each has its own "error" line\n' });
  });

  it('ends with 1 and names the folder where there is no model', async () => {
    const { code, stdout, stderr } = await cli(['predict', '--model', join(folder, 'none')], {}, lines(rule));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(join(folder, 'none'));
  });
});
