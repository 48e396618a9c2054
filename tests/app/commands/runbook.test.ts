import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cli, processTestMs } from '#tests/app/run-node.ts';

vi.setConfig({ testTimeout: processTestMs });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-runbook-'));
  const steps = 'steps:\n  - { type: prometheus_query, query: up, assert: "value > 0" }\n';
  await writeFile(
    join(folder, 'looks.yml'),
    `name: looks\ntrigger: { classification: application.high_latency }\n${steps}`,
  );
  const answers = '{ prometheus: [{ query: up, value: 0 }] }';
  await writeFile(
    join(folder, 'looks.test.yml'),
    `cases:\n  - { name: it is down, answers: ${answers}, expect: { state: failed } }\n  - { name: it is up, answers: ${answers}, expect: { state: succeeded } }\n`,
  );
  await writeFile(join(folder, 'odd.test.yml'), 'cases: [{ name: odd }]\n');
});
afterAll(() => rm(folder, { recursive: true }));

describe('runbook test', () => {
  it('tells each case, and of one that is not as expected what happened', async () => {
    const { code, stdout } = await cli(['runbook', 'test', join(folder, 'looks.yml')]);
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        '✓ looks: it is down',
        '✗ looks: it is up',
        '    it failed (up is 0, wanted value > 0), and should have succeeded',
        '      steps[0] failed: up is 0, wanted value > 0',
        '1 of 2 as expected',
        '',
      ].join('\n'),
    );
  });

  it('gives the same as JSON, and problems of a file with their place', async () => {
    const { code, stdout } = await cli(['runbook', 'test', folder, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      cases: [
        { runbook: 'looks', name: 'it is down', ok: true, state: 'failed', writes: [], messages: [] },
        { ok: false, steps: [{ path: 'steps[0]', state: 'failed' }] },
      ],
      problems: [{ file: join(folder, 'odd.test.yml'), line: 1, path: 'cases[0].expect', message: 'is missing' }],
    });
  });

  it('ends with 2 for a runbook that has no cases', async () => {
    const { code, stderr } = await cli([
      'runbook',
      'test',
      'tests/fixtures/runbooks/high-latency-database-connection-pool.yml',
    ]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('.test.yml: there is no such file') });
  });

  it('rehearses on the miniature platform, where a case says how it is broken', async () => {
    const file = 'runbooks/library/high-latency-database-connection-pool.test.yml';
    const { code, stdout } = await cli(['runbook', 'test', file, '--against', 'sandbox']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^✓ .*\n1 of 1 as expected\n$/) });
  });
});

describe('runbook schema', () => {
  it('prints the JSON Schema', async () => {
    const { code, stdout } = await cli(['runbook', 'schema']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Firebreak runbook', $defs: { step: expect.anything() } });
  });
});

describe('runbook reference', () => {
  it('writes the reference where it is told to', async () => {
    const file = join(folder, 'reference.md');
    expect(await cli(['runbook', 'reference', '--write', file])).toMatchObject({ code: 0, stdout: '' });
    expect(await readFile(file, 'utf8')).toContain('# Runbook reference');
  });
});
