import { expect, it, vi } from 'vitest';
import { cli, processTestMs } from '#tests/app/run-node.ts';

vi.setConfig({ testTimeout: processTestMs });

it.each(['abc', '-1', '1.5'])('refuses the seed %s as wrong usage', async (seed) => {
  const { code, stderr } = await cli(['train', `--seed=${seed}`]);
  expect(code).toBe(2);
  expect(stderr).toContain('It must be a whole number from 0.');
});
