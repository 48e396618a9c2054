import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { cli, processTestMs } from '#tests/app/run-node.ts';

vi.setConfig({ testTimeout: processTestMs });

it('brings a folder up to date and names what it applied, and the second time nothing', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'firebreak-migrate-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = join(parent, 'data');
  const first = await cli(['migrate', '--folder', folder, '--json']);
  expect(first.stderr).toBe('');
  expect(first.code).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject({ applied: expect.arrayContaining(['0001-incidents']) });
  const second = await cli(['migrate', '--folder', folder]);
  expect(second).toMatchObject({ code: 0, stdout: `${folder}: already up to date\n` });
});
