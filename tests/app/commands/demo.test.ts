import { expect, it, vi } from 'vitest';
import { cli, processTestMs } from '#tests/app/run-node.ts';

vi.setConfig({ testTimeout: processTestMs });

it.each(['abc', '-1', '70000', '40.5'])('refuses the port %s as wrong usage', async (port) => {
  const { code, stderr } = await cli(['demo', `--port=${port}`]);
  expect(code).toBe(2);
  expect(stderr).toContain('It must be a number from 0 (any free port) to 65535.');
});
