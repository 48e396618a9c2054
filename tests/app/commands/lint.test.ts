import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cli, processTestMs } from '#tests/app/run-node.ts';

vi.setConfig({ testTimeout: processTestMs });

let folder: string;
let bad: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firebreak-lint-'));
  bad = join(folder, 'bad.yml');
  await writeFile(
    bad,
    'name: bad\ntrigger:\n  classification: application.high_latncy\nsteps:\n  - type: wait\n    for: 5m\n',
  );
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('lint', () => {
  it('ends with 0 for sound runbooks, files and folders alike', async () => {
    const { code, stdout } = await cli([
      'lint',
      'runbooks/library',
      'tests/fixtures/runbooks/high-latency-database-connection-pool.yml',
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+ checked, 0 problems\n$/) });
  });

  it('ends with 1 for a problem, and names file, line, column and the fix', async () => {
    const { code, stdout } = await cli(['lint', bad]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${bad}:3:`);
    expect(stdout).toContain('application.high_latency');
    expect(stdout).toContain('1 checked, 1 problems');
  });

  it('gives the problems as JSON', async () => {
    const { code, stdout } = await cli(['lint', '--json', folder]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      checked: 1,
      problems: [{ file: bad, line: 3, column: expect.any(Number), path: expect.any(String), fix: expect.any(String) }],
    });
  });

  it('ends with 2 for a file that does not exist', async () => {
    const { code, stderr } = await cli(['lint', join(folder, 'none.yml')]);
    expect(code).toBe(2);
    expect(stderr).toContain('none.yml: there is no such file or folder');
  });
});
